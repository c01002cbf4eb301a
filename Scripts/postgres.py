"""A PostgreSQL server of its own for a measurement: durable, in a folder that is gone afterwards."""
import os
import pathlib
import shutil
import subprocess
import tempfile

BINARIES = '/usr/lib/postgresql/15/bin'


class Cluster:
    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix='duban-pg-bench-')
        self.user = 'postgres' if os.geteuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user)
        self._run('initdb', '-D', f'{self.folder}/data', '-U', 'duban', '-A', 'trust',
                  '-E', 'UTF8', '--locale=C.UTF-8')
        settings = (f"-k {self.folder} -c listen_addresses='' -c shared_buffers=256MB "
                    '-c max_connections=100')
        self._run('pg_ctl', 'start', '-w', '-D', f'{self.folder}/data', '-l', f'{self.folder}/log',
                  '-o', settings)
        return self

    def __exit__(self, *_):
        self._run('pg_ctl', 'stop', '-w', '-D', f'{self.folder}/data', '-m', 'fast')
        shutil.rmtree(self.folder)

    def _run(self, program, *arguments):
        command = [f'{BINARIES}/{program}', *arguments]
        if self.user:
            command = ['runuser', '-u', self.user, '--', *command]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       cwd='/')

    def address(self, database):
        return f'host={self.folder} user=duban dbname={database}'

    def create(self, name):
        self._run('createdb', '-h', self.folder, '-U', 'duban', name)

    def bare_script(self, database):
        """A table of 20,000 rows, and a transaction that changes one row and adds another."""
        self._run('psql', '-h', self.folder, '-U', 'duban', '-d', database, '-q', '-c', '''
            CREATE TABLE item (id int PRIMARY KEY, text text);
            CREATE TABLE line (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text);
            INSERT INTO item SELECT n, '' FROM generate_series(1, 20000) AS n''')
        path = pathlib.Path(self.folder, 'bare.sql')
        path.write_text("""\\set id random(1, 20000)
BEGIN;
UPDATE item SET text = '已完成管网改造三公里，正在进行路面恢复，预计月底前完工验收。' WHERE id = :id;
INSERT INTO line (text) VALUES ('已完成管网改造三公里，正在进行路面恢复，预计月底前完工验收。');
COMMIT;
""", encoding='utf-8')
        path.chmod(0o644)
        return path

    def pgbench(self, database, script, clients, seconds):
        """Transactions a second."""
        done = subprocess.run(
            ['nice', '-n', '10', f'{BINARIES}/pgbench', '-n', '-M', 'prepared', '-c', str(clients),
             '-j', '2', '-T', str(max(1, round(seconds))), '-f', str(script), '-h', self.folder,
             '-U', 'duban', database], check=True, capture_output=True, text=True)
        line = next(line for line in done.stdout.splitlines() if line.startswith('tps ='))
        return float(line.split()[2])
