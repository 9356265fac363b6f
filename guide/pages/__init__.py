"""
The Streamlit pages: each collects input, calls one verb of the application and draws a finished value.
"""
