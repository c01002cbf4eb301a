"""People of a made-up office at work in Debian's chromium: a server of its own, and what a person does
on a page. Used by the walks."""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import Callable
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = 'duban-sample-2026'
DESK, PHONE = {'width': 1366, 'height': 768}, {'width': 390, 'height': 844}
REPORT = ROOT / 'Samples/湖滨区2026年政府工作报告.md'


class Office:
    """A sample district, in a folder of its own unless one is given, served, and a browser to look at it."""

    def __init__(self, duban, chromium, pictures=None, data=None):
        self.duban, self.chromium, self.pictures, self.data = duban, chromium, pictures, data
        self.steps = []

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='duban-walk-'))
        data = self.data or str(self.folder / 'data')
        if self.data is None:
            self.run('init', '--data', data, '--division', '430699', '--name', '湖滨区', '--sample')
        self.run('account', 'sample', '--data', data)
        self.log = open(self.folder / 'log', 'w', encoding='utf-8')
        self.server = subprocess.Popen(
            [self.duban, 'serve', '--data', data, '--port', '0',
             '--catalogue', str(ROOT / 'Samples/湖滨区.yaml')],
            stdout=subprocess.PIPE, stderr=self.log, text=True, cwd=ROOT)
        for line in self.server.stdout:
            found = re.search(r'http://\S+', line)
            if found:
                self.address = found.group(0).rstrip('/')
                break
        self.driver = sync_playwright().start()
        self.browser = self.driver.chromium.launch(
            executable_path=self.chromium, args=['--no-sandbox', '--lang=zh-CN'])
        return self

    def __exit__(self, *failure):
        if failure[0] is not None:
            print((self.folder / 'log').read_text(encoding='utf-8')[-2000:])
        self.browser.close()
        self.driver.stop()
        self.server.terminate()
        self.server.wait(60)
        self.log.close()
        shutil.rmtree(self.folder)

    def run(self, *arguments):
        subprocess.run([self.duban, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)

    def sign_in(self, name, size=None, scripts=True):
        """A person at a screen of their own."""
        return Person(self, name, size or DESK, scripts)


class Person:
    """Somebody signed in, in a browser context of their own."""

    def __init__(self, office, name, size, scripts):
        self.office, self.name = office, name
        self.context = office.browser.new_context(
            viewport=size, locale='zh-CN', java_script_enabled=scripts)
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.faults = []
        self.page.on('response', self.note)
        self.open('/sign-in')
        self.page.fill('input[name=login]', name)
        self.page.fill('input[name=password]', PASSWORD)
        self.press('登录')
        expect('/sign-in' not in self.page.url, f'{name} is signed in')

    def note(self, response):
        if response.status >= 500:
            self.faults.append(f'{response.status} {response.url}')

    def open(self, path):
        self.page.goto(self.office.address + path)

    def press(self, words):
        """A link or button by its words, first in the page's own part; waits for what follows."""
        target = self.page.locator(f'main a:text-is("{words}"), main button:text-is("{words}")')
        if target.count() == 0:
            target = self.page.locator(f'a:text-is("{words}"), button:text-is("{words}")')
        if target.count() == 0:
            # In a row an act says for the ear what it is about.
            target = self.page.locator(f'main .act:has-text("{words}")')
        with self.page.expect_navigation():
            target.first.click()

    def sees(self, words):
        """The page says so; else the walk ends here."""
        text = self.page.inner_text('body')
        expect(words in text, f'{self.name} sees “{words}” on {self.page.url}\n{text[:1500]}')

    def does(self, act, matter, files=None, **fields):
        """Opens a matter, chooses an act, fills in its form and sends it."""
        self.open(matter)
        self.press(act)
        if '/matters/' in self.page.url and self.page.url != self.office.address + matter:
            for name, value in fields.items():
                self.page.fill(f'[name="{name}"]', value)
            for name, path in (files or {}).items():
                self.page.set_input_files(f'[name="{name}"]', str(path))
            self.press_last()
        self.office.steps.append(f'{self.name} {act}')
        self.sees('已办')

    def press_last(self):
        with self.page.expect_navigation():
            self.page.locator('main form button.main').first.click()

    def picture(self, name):
        if self.office.pictures:
            self.page.screenshot(path=self.office.pictures / f'{name}.png', full_page=True)

    def leaves(self):
        expect(not self.faults, f'no page of {self.name} failed: {self.faults}')
        self.context.close()


def found(person, words):
    """The address of the matter whose card two words find."""
    person.open('/cards?' + urlencode({'q': words}))
    address = person.page.locator('main a[href*="/matters/"]').first.get_attribute('href')
    return address[address.index('/matters/'):]


def expect(holds, words):
    if not holds:
        raise AssertionError(words)


@dataclass
class Walk:
    """What people do from one end to the other, and how long it may take where somebody waits for it."""
    name: str
    steps: Callable
    seconds_max: int | None = None


def timed(walk, office):
    """Takes a walk; returns what it came to. One that took too long is told, and fails the command."""
    began = time.monotonic()
    walk.steps(office)
    seconds = time.monotonic() - began
    print(f'{walk.name}: {seconds:.0f} s' + (f' of {walk.seconds_max} s' if walk.seconds_max else ''))
    return {'name': walk.name, 'seconds': round(seconds, 1), 'seconds_max': walk.seconds_max}


def too_long(results):
    return [one['name'] for one in results if one['seconds_max'] and one['seconds'] > one['seconds_max']]


def main(words, *walks, data=False):
    """What every file of walks does when it is run: each walk with its name, in one office; with `data`
    in a sample district that was made before (Scripts/sample.sh). Exits with 1 when one takes too long."""
    parser = argparse.ArgumentParser(description=words)
    parser.add_argument('--duban', required=True)
    parser.add_argument('--chromium', default='/usr/bin/chromium')
    parser.add_argument('--pictures', type=pathlib.Path)
    parser.add_argument('--results', type=pathlib.Path, help='a file to which a line of JSON is added for each walk')
    if data:
        parser.add_argument('--data', required=True, help='a sample district (Scripts/sample.sh)')
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    with Office(options.duban, options.chromium, options.pictures,
                options.data if data else None) as office:
        results = [timed(walk, office) for walk in walks]
    if options.results:
        with open(options.results, 'a', encoding='utf-8') as file:
            file.writelines(json.dumps(one, ensure_ascii=False) + '\n' for one in results)
    late = too_long(results)
    if late:
        sys.exit('too long: ' + ', '.join(late))
