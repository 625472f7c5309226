"""With Python's standard library alone, against `npx @x/mock blink`."""
import json
import os
import unittest
import urllib.error
import urllib.request

MOCK = os.environ["MOCK"]


def call(method, url, body=None, key="right"):
    request = urllib.request.Request(url, method=method, headers={"BLINK-API-KEY": key})
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("content-type", "application/json")
    try:
        with urllib.request.urlopen(request) as response:
            text = response.read()
            return response.status, json.loads(text) if text else None
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or "null")


class Worlds(unittest.TestCase):
    def setUp(self):
        self.world = call("POST", MOCK + "/_mock/worlds", {"secret": "right"})[1]["url"]
        self.base = self.world + "/api/v1/workspace/w"

    def start(self, playbook="vacuum"):
        return call("POST", self.base + "/playbooks/" + playbook + "/execute", {})

    def test_a_paused_run_goes_on(self):
        run = self.start("vacuum-reviewed")[1]["execution_id"]
        states = [call("GET", self.base + "/executions/" + run)[1]["state"] for _ in range(5)]
        self.assertEqual(states, ["Running", "Paused", "Paused", "Running", "Completed"])

    def test_a_lost_start_has_run(self):
        fault = {"on": "POST /workspace/{ws_id}/playbooks/{id}/execute", "how": "reset", "after": True}
        self.assertEqual(call("POST", self.world + "/_mock/faults", fault)[0], 204)
        with self.assertRaises(OSError):
            self.start()
        self.assertEqual(call("GET", self.world + "/_mock/ran-once")[0], 200)

    def test_a_list_has_pages(self):
        for _ in range(3):
            self.start()
        query = "?q=" + urllib.request.quote(json.dumps({"limit": 2, "offset": 2}))
        self.assertEqual(len(call("GET", self.base + "/executions" + query)[1]["results"]), 1)

    def test_an_outage_ends(self):
        call("POST", self.world + "/_mock/faults", {"on": "*", "how": 503, "times": 2})
        self.assertEqual([self.start()[0] for _ in range(3)], [503, 503, 200])

    def test_a_wrong_key_is_refused(self):
        self.assertEqual(call("GET", self.base + "/executions", key="wrong")[0], 401)


unittest.main()
