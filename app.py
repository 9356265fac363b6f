"""
The web app: `streamlit run app.py`. Routes to the pages in guide/pages and draws the frame around them.
"""

from guide.pages.frame import run_app

run_app()
