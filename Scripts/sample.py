#!/usr/bin/env python3
"""Makes the sample office live: the report's commitments opened, a few carried on to each stage.

sample.py DUBAN DATA; DATA must be new. Everything is done by the same commands that people use, so
that no state is made which could not come about.
"""
import json
import os
import subprocess
import sys

DUBAN, DATA = sys.argv[1:3]
REPORT, CATALOGUE = "Samples/湖滨区2026年政府工作报告.md", "Samples/湖滨区.yaml"
OFFICE = "柏若溪"


def duban(*words, fails=False):
    result = subprocess.run(
        [DUBAN, *words], capture_output=True, text=True, env={**os.environ, "DUBAN_DATA": DATA})
    if result.returncode and not fails:
        sys.exit(f"sample: duban {' '.join(words)}\n{result.stderr}{result.stdout}")
    return result.stdout


def show(number):
    return json.loads(duban("matter", "show", number, "--json"))


def clerk(number):
    """The liaison officer of the lead unit, as the next steps name them."""
    for step in show(number)["next"]:
        for who in step["who"]:
            if "联络员" in who["word"] and who["names"]:
                return who["names"][0]
    return None


def sign_all(number, at):
    """Signs until nothing waits; each by whom the rules name."""
    for hour in range(10, 16):
        signers = [s for s in show(number)["next"] if s["act"] == "sign"]
        names = [n for s in signers for w in s["who"] for n in w["names"]]
        if not names:
            return
        post = signers[0]["who"][0]["word"]
        words = ["matter", "sign", number, "--at", f"{at}T{hour}:00"]
        if not try_as(words, names[0], post):
            return


def try_as(words, name, post):
    for who in (name, f"{name}@{post.split('.')[-1]}"):
        result = subprocess.run(
            [DUBAN, *words, "--as", who], capture_output=True, text=True,
            env={**os.environ, "DUBAN_DATA": DATA})
        if result.returncode == 0:
            return True
    return False


def issue(number, serial):
    duban("matter", "submit", number, "--as", OFFICE, "--at", "2026-01-21T09:00")
    sign_all(number, "2026-01-22")
    return try_as(
        ["matter", "issue", number, "--document", f"湖政办〔2026〕{serial}号", "--at",
         "2026-01-26T09:00"], OFFICE, "督查员")


def main():
    duban("init", "--division", "430602", "--name", "湖滨区", "--sample", "--catalogue", CATALOGUE,
          "--at", "2026-01-01T08:00")
    print(duban("commitment", "adopt", REPORT, "--catalogue", CATALOGUE, "--as", OFFICE, "--at",
                "2026-01-20T09:00", "--commit").splitlines()[-1])
    carried = 0
    for serial in range(1, 17):
        number = f"重点〔2026〕{serial:03}号"
        if not show(number)["units"].get("lead") or not issue(number, serial):
            continue
        name = clerk(number)
        if name is None or serial % 5 == 0:
            continue
        duban("matter", "accept", number, "--as", name, "--at", "2026-01-27T09:00", fails=True)
        planned = ["matter", "plan", number, "--from", "2026-01-26", "--milestone",
                   "2026-06-30=45%=完成主体工作", "--to", "2026-12-31", "--at", "2026-01-28T09:00"]
        if try_as(planned, name, "联络员"):
            sign_all(number, "2026-01-29")
            done = (serial * 7) % 10
            for month in (3, 6, 9, 11)[: 1 + serial % 4]:
                share = min(100, done + month * (6 + serial % 4))
                try_as(["matter", "report", number, "--counted", f"{share}/100项", "--text",
                        "按月推进，节点如期。", "--at", f"2026-{month:02}-20T10:00"], name, "联络员")
                sign_all(number, f"2026-{month:02}-23")
            carried += 1
    print(f"已办理 {carried} 件：签收、方案、填报各有进展。")


main()
