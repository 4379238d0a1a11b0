#!/usr/bin/env python3
# test-gates.py GATES - each gate passes what is right and catches what was planted
#
# SPDX-FileCopyrightText: 2026 The Lodestar authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tempfile

AUX = pathlib.Path(sys.argv[1])
TOP = AUX.parent
HEADER = '/* %s - a file\n *\n * SPDX-License-Identifier: GPL-3.0-or-later\n */\n\n'
FUNCTION = 'static void\nlodestar_%s (void)\n{\n%s}\n'
claims = []


def claim(function):
    claims.append(function)
    return function


class Tree:
    """A small project in a folder that goes away."""

    def __enter__(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix='gates'))
        self.write('src/base/lodestar-a.h', HEADER % 'lodestar-a.h' + '#pragma once\n')
        self.write('src/base/lodestar-a.c', HEADER % 'lodestar-a.c' + '#include "lodestar-a.h"\n\n' + FUNCTION % ('a', '  g_print ("a");\n'))
        (self.top / 'tests').mkdir()
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.top)

    def write(self, name, text):
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
        return path

    def gate(self, name):
        result = subprocess.run([AUX / 'gates' / name, self.top], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return result.returncode, result.stdout

    def passes(self, name):
        status, output = self.gate(name)
        assert status == 0, f'{name} should pass, it said: {output}'

    def catches(self, name, word):
        status, output = self.gate(name)
        assert status != 0, f'{name} let it pass'
        assert word in output, f'{name} did not name {word}: {output}'


@claim
def format_catches_a_brace_out_of_place():
    with Tree() as tree:
        shutil.copy(TOP / '.clang-format', tree.top)
        tree.passes('format')
        tree.write('src/base/lodestar-b.c', HEADER % 'lodestar-b.c' + 'int\nlodestar_b (void) {\n  return 0;\n}\n')
        tree.catches('format', 'lodestar-b.c')


@claim
def blueprint_catches_a_line_not_indented():
    with Tree() as tree:
        tree.passes('blueprint')
        page = tree.write('src/base/a.blp', 'using Gtk 4.0;\n\nBox {\n  spacing: 6;\n}\n')
        tree.passes('blueprint')
        page.write_text('using Gtk 4.0;\n\nBox {\nspacing: 6;\n}\n', encoding='utf-8')
        tree.catches('blueprint', 'a.blp')


@claim
def layers_catches_an_include_upwards():
    with Tree() as tree:
        tree.write('src/model/lodestar-m.h', HEADER % 'lodestar-m.h')
        tree.write('src/store/lodestar-s.c', HEADER % 'lodestar-s.c' + '#include "lodestar-a.h"\n#include "lodestar-m.h"\n')
        tree.passes('layers')
        tree.write('src/base/lodestar-b.c', HEADER % 'lodestar-b.c' + '#include "lodestar-m.h"\n')
        tree.catches('layers', 'lodestar-m.h')


@claim
def layers_catches_sql_outside_the_store():
    with Tree() as tree:
        tree.write('src/store/lodestar-s.c', HEADER % 'lodestar-s.c' + 'const char *q = "SELECT name FROM person";\n')
        tree.write('src/model/lodestar-m.c', HEADER % 'lodestar-m.c' + '/* says "SELECT name FROM person" */\nconst char *q = "Select a person";\n')
        tree.passes('layers')
        tree.write('src/model/lodestar-n.c', HEADER % 'lodestar-n.c' + 'const char *q = "DELETE FROM person";\n')
        tree.catches('layers', 'lodestar-n.c')


@claim
def layers_catches_gtk_below_the_charts():
    with Tree() as tree:
        tree.write('src/charts/lodestar-c.c', HEADER % 'lodestar-c.c' + '#include <gtk/gtk.h>\n')
        tree.passes('layers')
        tree.write('src/workspace/lodestar-w.c', HEADER % 'lodestar-w.c' + '#include <gtk/gtk.h>\n')
        tree.catches('layers', 'gtk/gtk.h')


@claim
def layers_catches_a_folder_without_arrows():
    with Tree() as tree:
        tree.write('src/helpers/lodestar-h.c', HEADER % 'lodestar-h.c')
        tree.catches('layers', 'src/helpers')


@claim
def size_catches_the_801st_line_and_the_81st():
    with Tree() as tree:
        tree.write('tests/test-a.c', '\n' * 800)
        tree.write('src/base/lodestar-b.c', FUNCTION % ('b', '  b;\n' * 78) + 'static const int x[] =\n{\n' + '  1,\n' * 100 + '};\n')
        tree.passes('size')
        tree.write('tests/test-a.c', '\n' * 801)
        tree.catches('size', 'test-a.c: 801 lines')
        tree.write('tests/test-a.c', '')
        tree.write('src/base/lodestar-b.c', FUNCTION % ('b', '  b;\n' * 79))
        tree.catches('size', 'lodestar_b has 81 lines')


@claim
def headers_catches_a_file_without_licence():
    with Tree() as tree:
        tree.passes('headers')
        tree.write('src/base/lodestar-b.c', '/* lodestar-b.c - a file */\n')
        tree.catches('headers', 'SPDX')


@claim
def potfiles_catches_a_text_that_is_not_listed():
    with Tree() as tree:
        (tree.top / 'data').mkdir()
        tree.write('po/LINGUAS', '')
        environment = dict(os.environ, LODESTAR_TOP=str(tree.top))
        tree.write('src/base/lodestar-b.c', 'x (_("Text"));\n')
        tree.write('po/POTFILES', '')
        tree.catches('potfiles', 'lodestar-b.c')
        subprocess.run([AUX / 'update-potfiles'], env=environment, check=True)
        tree.passes('potfiles')
        (tree.top / 'src/base/lodestar-b.c').write_text('x (text_ ("Text"));\n', encoding='utf-8')
        tree.catches('potfiles', 'lodestar-b.c')


@claim
def potfiles_catches_a_broken_format_in_a_translation():
    with Tree() as tree:
        (tree.top / 'data').mkdir()
        tree.write('po/LINGUAS', 'de\n')
        subprocess.run([AUX / 'update-potfiles'], env=dict(os.environ, LODESTAR_TOP=str(tree.top)), check=True)
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#, c-format\nmsgid "%d people"\n'
        tree.write('po/de.po', head + 'msgstr "%d Personen"\n')
        tree.passes('potfiles')
        tree.write('po/de.po', head + 'msgstr "%s Personen"\n')
        tree.catches('potfiles', 'de.po')


@claim
def translations_catches_a_text_without_a_translation():
    with Tree() as tree:
        (tree.top / 'data').mkdir()
        tree.write('po/LINGUAS', 'de\n')
        tree.write('src/base/lodestar-b.c', 'x (_("One"));\nx (C_ ("goals", "None"));\n')
        subprocess.run([AUX / 'update-potfiles'], env=dict(os.environ, LODESTAR_TOP=str(tree.top)), check=True)
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        one = 'msgid "One"\nmsgstr "Eins"\n\n'
        none = 'msgctxt "goals"\nmsgid "None"\nmsgstr "Keine"\n'
        tree.write('po/de.po', head + one + none)
        tree.passes('translations')
        tree.write('po/de.po', head + none)
        tree.catches('translations', '"One"')
        tree.write('po/de.po', head + '#, fuzzy\n' + one + none)
        tree.catches('translations', 'not complete')
        tree.write('po/de.po', head + one + none.replace('Keine', '“Keine”'))
        tree.catches('translations', 'quotation marks')


@claim
def translations_catches_a_mnemonic_that_is_lost():
    with Tree() as tree:
        (tree.top / 'data').mkdir()
        tree.write('po/LINGUAS', 'de\n')
        tree.write('src/base/lodestar-b.c', 'x (_("_Save"));\n')
        subprocess.run([AUX / 'update-potfiles'], env=dict(os.environ, LODESTAR_TOP=str(tree.top)), check=True)
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "_Save"\n'
        tree.write('po/de.po', head + 'msgstr "_Sichern"\n')
        tree.passes('translations')
        tree.write('po/de.po', head + 'msgstr "Sichern"\n')
        tree.catches('translations', 'de.po')


def desktop_tree(tree):
    for folder in ('data', 'resources'):
        shutil.copytree(TOP / folder, tree.top / folder)
    shutil.copy(TOP / 'meson.build', tree.top)


@claim
def desktop_catches_a_wrong_entry_metainfo_and_schema():
    name = 'data/io.github.lodestar_app.Lodestar.'
    plants = [
        ('desktop.in', 'Type=Application', 'Type=Aplication', 'Aplication'),
        ('metainfo.xml.in', '<releases>', '<releases><release version="9.9" date="2026-01-01"/>', '0.1.0'),
        ('metainfo.xml.in', '<metadata_license>CC0-1.0', '<metadata_license>Proprietary', 'license'),
        ('gschema.xml', '<default>1200</default>', '<default>"wide"</default>', 'gschema.xml'),
        ('mime.xml', '</mime-type>', '', 'mime-type'),
    ]
    for suffix, old, new, word in plants:
        with Tree() as tree:
            desktop_tree(tree)
            path = tree.top / (name + suffix)
            text = path.read_text(encoding='utf-8')
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding='utf-8')
            tree.catches('desktop', word)


@claim
def desktop_catches_an_icon_that_is_not_listed():
    with Tree() as tree:
        desktop_tree(tree)
        tree.passes('desktop')
        shutil.copy(tree.top / 'resources/icons/scalable/actions/lodestar-lock-symbolic.svg',
                    tree.top / 'resources/icons/scalable/actions/lodestar-new-symbolic.svg')
        tree.catches('desktop', 'lodestar-new-symbolic')


@claim
def scripts_catches_a_broken_script():
    with Tree() as tree:
        for folder in ('.ci', 'build-aux'):
            (tree.top / folder).mkdir()
        good = tree.write('build-aux/good', '#!/bin/bash\ntrue\n')
        tree.catches('scripts', 'not executable')
        good.chmod(good.stat().st_mode | stat.S_IXUSR)
        tree.passes('scripts')
        bad = tree.write('build-aux/bad', '#!/bin/bash\nif true; then\n')
        bad.chmod(bad.stat().st_mode | stat.S_IXUSR)
        tree.catches('scripts', 'bad')


@claim
def summary_counts_claims_and_names_what_failed():
    tap = '1..3\nok 1 /a\nok 2 /b # SKIP no display\n'
    cases = [
        ([('t', 'OK', tap + 'ok 3 /c\n')], 0, '2 passed, 0 failed, 1 skipped'),
        ([('t', 'FAIL', tap + 'not ok 3 /c\n')], 1, '1 passed, 1 failed, 1 skipped'),
        ([('t', 'FAIL', tap)], 1, '1 passed, 1 failed, 1 skipped'),
        ([('t', 'TIMEOUT', '')], 1, '0 passed, 1 failed'),
        ([('t', 'OK', 'no TAP at all')], 0, '1 passed, 0 failed'),
        ([('t', 'SKIP', '')], 1, '0 passed, 0 failed, 1 skipped'),
        ([], 1, '0 passed, 0 failed'),
    ]
    for entries, status, last in cases:
        with tempfile.NamedTemporaryFile('w', suffix='.json') as log:
            for name, verdict, output in entries:
                log.write(json.dumps({'name': name, 'result': verdict, 'stdout': output}) + '\n')
            log.flush()
            result = subprocess.run([AUX / 'summary', log.name], text=True, stdout=subprocess.PIPE)
        assert (result.returncode, result.stdout.splitlines()[-1]) == (status, last), (entries, result)


@claim
def coverage_holds_each_module_to_its_floor():
    modules = [p.name for p in (TOP / 'src').iterdir() if any(p.rglob('*.c'))]
    with tempfile.TemporaryDirectory() as folder:
        fake = pathlib.Path(folder, 'gcovr')
        for share, status in ((100, 0), (10, 1)):
            files = [{'filename': f'src/{m}/a.c', 'line_total': 100, 'line_covered': share if m == 'base' else 100} for m in modules]
            fake.write_text("#!/bin/sh\ncat <<'X'\n" + json.dumps({'files': files}) + '\nX\n', encoding='utf-8')
            fake.chmod(0o755)
            result = subprocess.run([AUX / 'gates/coverage', folder], text=True, stdout=subprocess.PIPE,
                                    env=dict(os.environ, PATH=folder + ':' + os.environ['PATH']))
            assert result.returncode == status, result.stdout


def main():
    status = 0
    print(f'1..{len(claims)}')
    for number, function in enumerate(claims, 1):
        name = '/build-aux/' + function.__name__.replace('_', '-')
        try:
            function()
            print(f'ok {number} {name}')
        except Exception as error:  # pylint: disable=broad-except
            status = 1
            print(f'not ok {number} {name}')
            print('\n'.join('# ' + line for line in str(error).splitlines()))
    return status


if __name__ == '__main__':
    sys.exit(main())
