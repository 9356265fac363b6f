import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from guide.errors import LanguageModelError
from guide.llm import check_endpoint
from guide.settings import Settings


class _Models(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps(
            {"object": "list", "data": [{"id": "a", "object": "model", "created": 1, "owned_by": "x"}]}
        )
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def endpoint():
    server = HTTPServer(("127.0.0.1", 0), _Models)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def settings_for(url):
    return Settings.from_environment(
        {"REDLINE_LLM_BASE_URL": url, "REDLINE_LLM_MODEL": "m", "REDLINE_LLM_API_KEY": "sk-secret"}
    )


def test_counts_what_an_address_offers(endpoint):
    assert check_endpoint(settings_for(endpoint)) == 1


def test_an_address_that_does_not_answer_is_named_without_the_key():
    with pytest.raises(LanguageModelError, match=r"127\.0\.0\.1:9") as caught:
        check_endpoint(settings_for("http://127.0.0.1:9/v1"))

    assert "sk-secret" not in str(caught.value)


def test_settings_never_show_the_key():
    assert "sk-secret" not in repr(settings_for("http://x"))
