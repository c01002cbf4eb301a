"""Runs schemathesis against a server with a sample: no request that the interface describes, or that
departs from it, may come to a 5xx, and every answer must be as described. Used by api-check.sh."""
import json
import subprocess
import sys
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

PASSWORD = "duban-sample-2026"


class Browser:
    """Signed in as somebody of the sample."""

    def __init__(self, base, login):
        self.base = base
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.post("/sign-in", {"login": login, "password": PASSWORD})
        page = self.opener.open(base + "/password").read().decode()
        self.csrf = page.split('name="csrf" value="')[1].split('"')[0]

    def post(self, path, fields):
        body = urllib.parse.urlencode(fields, doseq=True).encode()
        return self.opener.open(self.base + path, body)

    @property
    def cookie(self):
        return "; ".join(f"{c.name}={c.value}" for c in self.jar)

    def token(self):
        fields = {"csrf": self.csrf, "what": "make", "name": "schemathesis", "days": 1,
                  "scope": ["read", "report", "act"]}
        answer = self.post("/api/v1/tokens", fields)
        return json.load(answer)["made"]


def run(tool, base, header, examples, more):
    command = [
        tool, "run", base + "/openapi.json", "--url", base + "/api/v1", "--header", header,
        "--checks", "not_a_server_error,response_schema_conformance,content_type_conformance,"
        "status_code_conformance", "--max-examples", str(examples), "--workers", "2",
        "--generation-deterministic", "--suppress-health-check", "all", "--no-color",
        "--phases", "fuzzing" if examples == 1 else "coverage,fuzzing", "--exclude-path", "/sign-out", *more]
    return subprocess.run(command, check=False).returncode


def main():
    tool, base, examples = sys.argv[1], sys.argv[2].rstrip("/"), int(sys.argv[3])
    failed = 0
    for login in ["范清越"] if examples == 1 else ["柏若溪", "范清越"]:
        print(f"\n-- a program of {login}: everything that its token opens", flush=True)
        failed |= run(tool, base, f"Authorization: Bearer {Browser(base, login).token()}",
                      examples, [])
    for login in [] if examples == 1 else ["系统管理员", "安全管理员", "审计管理员"]:
        print(f"\n-- {login}, signed in: everything that is read", flush=True)
        failed |= run(tool, base, f"Cookie: {Browser(base, login).cookie}", examples,
                      ["--include-method", "GET"])
    sys.exit(1 if failed else 0)


main()
