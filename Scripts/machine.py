"""What a result needs beside it: the day, the commit and the machine."""
import datetime
import os
import platform
import subprocess


def stamp():
    commit = output('git', 'rev-parse', '--short', 'HEAD')
    if output('git', 'status', '--porcelain', '--untracked-files=no'):
        commit += ' with changes not committed'
    swift = output('swift', '--version').splitlines()[0]
    return (f'{datetime.date.today()} · commit {commit} · {os.cpu_count()} cores, {processor()} · '
            f'{swift} · Python {platform.python_version()}')


def processor():
    with open('/proc/cpuinfo', encoding='utf-8') as file:
        names = [line.split(':', 1)[1].strip() for line in file if line.startswith('model name')]
    return names[0] if names else platform.machine()


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.strip() or done.stderr.strip()
