"""Against small servers that answer what a test wants."""

import json
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, List, Tuple

from synram_client import Client, Overloaded, ServerFailure, Unavailable, Unreachable
from synram_client import wire

Answer = Tuple[int, Dict[str, str], Dict[str, Any]]


class Answers(BaseHTTPRequestHandler):
    left: List[Answer] = []
    asked = 0

    def do_GET(self) -> None:
        cls = type(self)
        cls.asked += 1
        status, headers, fields = cls.left.pop(0) if cls.left else (200, {}, {"models": ["a"]})
        if status == 0:
            time.sleep(1)
            return
        body = json.dumps(fields).encode()
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


class RepetitionTest(unittest.TestCase):
    def client(self, *answers: Answer, **options: Any) -> Tuple[Client, Any]:
        handler = type("Handler", (Answers,), {"left": list(answers), "asked": 0})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        client = Client(f"http://127.0.0.1:{server.server_port}/", **options)
        self.addCleanup(client.close)
        return client, handler

    def test_asks_again_when_the_server_wants(self) -> None:
        client, server = self.client(
            (429, {"Retry-After": "0"}, {"error": "too much"}), (503, {"Retry-After": "0"}, {"error": "full"})
        )
        self.assertEqual(client.models(), ["a"])
        self.assertEqual(server.asked, 3)

    def test_gives_up_after_its_repetitions(self) -> None:
        client, server = self.client(*[(429, {"Retry-After": "0"}, {"error": "too much"})] * 9, retries=2)
        with self.assertRaisesRegex(Overloaded, "^too much$") as caught:
            client.models()
        self.assertEqual((caught.exception.status, caught.exception.retry_after, server.asked), (429, 0, 3))

    def test_does_not_wait_beyond_its_time(self) -> None:
        client, server = self.client((503, {"Retry-After": "60"}, {"error": "starts"}), timeout=5)
        begin = time.monotonic()
        with self.assertRaisesRegex(Unavailable, "starts"):
            client.models()
        self.assertLess(time.monotonic() - begin, 4)
        self.assertEqual(server.asked, 1)

    def test_does_not_repeat_what_does_not_change(self) -> None:
        client, server = self.client((503, {}, {"error": "no chip is left"}), (500, {"Retry-After": "0"}, {"error": "x"}))
        for problem in (Unavailable, ServerFailure):
            with self.assertRaises(problem):
                client.models()
        self.assertEqual(server.asked, 2)

    def test_ends_in_time(self) -> None:
        client, _ = self.client((0, {}, {}), timeout=0.2)
        begin = time.monotonic()
        with self.assertRaises(Unreachable):
            client.models()
        self.assertLess(time.monotonic() - begin, 0.8)

    def test_a_redirection_does_not_get_the_token(self) -> None:
        target, other = self.client()
        client, _ = self.client((302, {"Location": target._url + "/v2/models"}, {}), token="secret")
        with self.assertRaises(ServerFailure):
            client.models()
        self.assertEqual(other.asked, 0)

    def test_answers_of_others_are_refused(self) -> None:
        answers: List[Dict[str, Any]] = [{}, {"models": 3}]
        for fields in answers:
            client, _ = self.client((200, {}, fields))
            with self.assertRaises(ServerFailure):
                client.models()
        cut = b'{"outputs":[{"name":"y","datatype":"FP32","shape":[1],"parameters":{"binary_data_size":4}}]}'
        for length, body in ((str(len(cut)), cut + b"\0\0\0"), ("x", cut), (None, b"<html>")):
            with self.assertRaises(ServerFailure):
                wire.answer(length, body)

    def test_wrong_settings_are_refused(self) -> None:
        for options in ({"url": "localhost"}, {"url": "http://a", "timeout": 0}, {"url": "http://a", "retries": -1}):
            with self.assertRaises(ValueError):
                Client(**options)  # type: ignore[arg-type]


if __name__ == "__main__":
    unittest.main()
