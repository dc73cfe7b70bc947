"""What the documents name exists: tests, files, links, functions, keys."""
import glob
import os
import re
import sys

from source_tree import MODULES, cpp_files, finish, must_catch

ROOT = sys.argv[1]
ATTACKS = 71
FOLDERS = "|".join([*MODULES, "resources", "docs", "scripts"])
PATH = re.compile(rf"(?<![\w/.~-])(?:{FOLDERS})/[\w./*-]*[\w/]")
TEST = re.compile(r"\b(tst|lint|compile_fail|test)_(\w+)(?:::(\w+))?")
MEMBER = re.compile(r"\b([A-Z]\w+|consent|media|crypto|storage|annotation)::(\w+)")
LINK = re.compile(r"\]\(([^)\s]+)\)")
KEYS = ["README.md", "docs/keys.md"]
SPAN = re.compile(r"`([^`]+)`")
ACTION = re.compile(r'\{ActionId::\w+,\s+"\w+",\s+QT_TRANSLATE_NOOP\("Actions",\s+"([^"]+)"\),\s+"([^"]*)"')


def documents():
    for path in ["README.md", *sorted(glob.glob("docs/**/*.md", root_dir=ROOT, recursive=True))]:
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            yield path, file.read().split("\n")


def attack_problems(lines):
    """docs/attacks.md has each attack of its list once, in order, and an answer to it."""
    rows = [re.match(r"\| (\d+) \| ([^|]+) \| ([^|]+) \|$", line) for line in lines]
    numbers = [int(row.group(1)) for row in rows if row]
    return [] if numbers == list(range(1, ATTACKS + 1)) else [f"docs/attacks.md: rows are not 1 to {ATTACKS}"]


def exists(path):
    return bool(glob.glob(os.path.join(ROOT, path)))


def slugs(path):
    """The anchors of a document's headings, as GitHub makes them."""
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        headings = re.findall(r"^#+ (.*)$", file.read(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def link_problem(path, link):
    if re.match(r"[a-z]+:", link):
        return None
    target, _, anchor = link.partition("#")
    full = os.path.normpath(os.path.join(os.path.dirname(path), target)) if target else path
    if not exists(full):
        return f"there is no {full}"
    if anchor and anchor not in slugs(full):
        return f"{full} has no heading #{anchor}"
    return None


def test_problem(kind, name, function):
    patterns = {"tst": f"tests/**/tst_{name}.cpp", "lint": f"tests/lint/{name}.py", "compile_fail": f"tests/compile_fail/{name}.cpp",
                "test": f"tests/**/test_{name}.py"}
    files = glob.glob(os.path.join(ROOT, patterns[kind]), recursive=True)
    if not files:
        return f"there is no test {kind}_{name}"
    if function:
        with open(files[0], encoding="utf-8") as file:
            if not re.search(rf"\bvoid {function}\(", file.read()):
                return f"{kind}_{name} has no test {function}"
    return None


def names_in_sources():
    names = set()
    for _, lines in cpp_files(ROOT):
        for line in lines:
            names.update(re.findall(r"\w+", line))
    return names


def code_parts(lines):
    """Yields (line number, text) of spans and of lines inside fences."""
    fenced = False
    for number, line in enumerate(lines, 1):
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            yield number, line
        else:
            yield from ((number, span) for span in SPAN.findall(line))


def check(path, lines, known):
    found = []

    def report(number, problem):
        if problem:
            found.append(f"{path}:{number}: {problem}")

    for number, line in enumerate(lines, 1):
        for link in LINK.findall(line):
            report(number, link_problem(path, link))
    for number, text in code_parts(lines):
        for named in PATH.findall(text):
            report(number, None if exists(named) else f"there is no {named}")
        for test in TEST.findall(text):
            report(number, test_problem(*test))
        for owner, member in MEMBER.findall(text):
            report(number, None if {owner, member} <= known else f"the sources have no {owner}::{member}")
    return found


def key_rows(source):
    """One for each row of app/gui/action_table.cpp that has a key, as in docs/keys.md."""
    def code(key):
        return f"`` {key} ``" if "`" in key else f"`{key}`"
    return [f"| {' or '.join(code(key) for key in keys.split('; '))} | {text} |" for text, keys in ACTION.findall(source) if keys]


def table_below(lines, head):
    start = lines.index(head) + 2 if head in lines else len(lines)
    end = lines.index("", start) if "" in lines[start:] else len(lines)
    return lines[start:end]


def check_keys(path, lines, source):
    """docs/keys.md has every row, README.md those that a beginner needs."""
    wanted = key_rows(source)
    rows = table_below(lines, "| key | does |")
    if path == "docs/keys.md" and (not wanted or rows != wanted):
        return [f"{path}: the table of keys is not that of app/gui/action_table.cpp; it should be:", "| key | does |", "|---|---|", *wanted]
    found = [f"{path}: docs/keys.md has no row {row}" for row in rows if row not in wanted]
    return found if rows else [f"{path}: there is no table of keys"]


with open(os.path.join(ROOT, "app/gui/action_table.cpp"), encoding="utf-8") as actions:
    action_source = actions.read()
sources = names_in_sources()
for sample in ["[x](docs/none.md)", "[x](docs/glossary.md#none)", "`tst_none`", "`tst_age_stream::none`", "`lint_none`", "`media/none.h`",
               "`media/none/*.h`", "`SafeReader::notThereAtAll`", "`compile_fail_none`"]:
    must_catch("docs_names: " + sample, check("README.md", [sample], sources))
for document in KEYS:
    for rows in [["| `X` | Nothing |"], []]:
        must_catch("docs_names: keys", check_keys(document, ["| key | does |", "|---|---|", *rows, ""], action_source))
must_catch("docs_names: keys", check_keys("docs/keys.md", ["| key | does |", "|---|---|", *key_rows(action_source)[1:], ""], action_source))
must_catch("docs_names: attacks", attack_problems(["| 1 | x | y |", "| 3 | x | y |"]))
problems = []
for document, text_lines in documents():
    problems += check(document, text_lines, sources)
    if document == "docs/attacks.md":
        problems += attack_problems(text_lines)
    if document in KEYS:
        problems += check_keys(document, text_lines, action_source)
finish(problems)
