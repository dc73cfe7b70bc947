"""Records every byte that the programs write to files while a clip is taken in, looked at, judged and exported, and
looks for pieces of the video, of its pictures and of the secrets among them. All of that is one clip of one workspace.

Usage: test_nothing_in_clear.py BIN_DIR TEST_DIR

The recorder is strace, which sees the workers too. What it would overlook, memory mapped files and copies inside the
kernel, is refused by name. Each kind of secret is also leaked on purpose, once by a window that has the clip open, and
has to be caught in the same way.
"""
import os
import pathlib
import pty
import random
import re
import shutil
import subprocess
import sys
import tempfile

PASSPHRASE = "correct horse battery staple"
WRITES = ("write", "pwrite64", "writev", "pwritev", "pwritev2")
COPIES = ("copy_file_range", "sendfile", "splice")
WINDOW = 24  # bytes of a needle: long enough that no other data has them by chance
NEEDLES_OF_EACH_KIND = 400
CALL = re.compile(rb"^(?:\d+ +)?(\w+)\((.*)$")
TARGET = re.compile(rb"^-?\d+<((?:[^<>\\]|\\.)*)>")
TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
FILE_KEY = re.compile(rb"^file key ([0-9a-f]{32})$", re.MULTILINE)


def fail(line):
    sys.exit(f"test_nothing_in_clear: {line}")


def unescaped(text):
    return bytes.fromhex(text.replace(b"\\x", b"").decode("ascii"))


def is_on_disk(path):
    return path.startswith(b"/") and not path.startswith((b"/dev/", b"/proc/", b"/memfd:", b"/sys/"))


class Recording:
    """What a command and all its children wrote, by file."""

    def __init__(self, command, folder, **options):
        log = folder / "strace"
        strace = ["strace", "-f", "-qq", "-y", "-xx", "-s", "67108864", "--seccomp-bpf", "-o", str(log)]
        strace += ["-e", "signal=none", "-e", "trace=" + ",".join(WRITES + COPIES + ("mmap", "openat", "creat")), "--"]
        done = subprocess.run([*strace, *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                              **options)
        if done.returncode != 0:
            fail(f"{command[0]} ended with {done.returncode}: {done.stdout.decode(errors='replace')[-2000:]}")
        self.output = done.stdout
        self.files = {}
        self.opened = set()
        self.bytes = 0
        with open(log, "rb") as lines:
            for line in lines:
                self.take(line)
        log.unlink()
        if not self.files:
            fail(f"the recorder saw {command[0]} write nothing: it cannot see")

    def take(self, line):
        call = CALL.match(line)
        if not call:
            return
        name, arguments = call.group(1).decode(), call.group(2)
        if name in WRITES:
            target = TARGET.match(arguments)
            path = unescaped_path(target.group(1)) if target else b"?"
            if target and not is_on_disk(path):
                return
            written = b"".join(unescaped(text) for text in TEXT.findall(arguments[target.end() if target else 0 :]))
            self.files.setdefault(path, bytearray()).extend(written)
            self.bytes += len(written)
        elif name in COPIES:
            # From one file to another it brings nothing to the disk that was not there.
            ends = [unescaped_path(path) for path in re.findall(rb"<((?:[^<>])*)>", arguments)]
            if any(map(is_on_disk, ends)) and not all(map(is_on_disk, ends)):
                fail(f"{name} on {ends}: the recorder does not see what it copies")
        elif name == "openat":
            path = TEXT.search(arguments)
            if path:
                self.opened.add(os.path.basename(os.fsdecode(unescaped(path.group(1)))))
        elif name == "mmap" and b"MAP_SHARED" in arguments and b"PROT_WRITE" in arguments:
            for path in map(unescaped_path, re.findall(rb"<((?:[^<>])*)>", arguments)):
                if is_on_disk(path) and not path.endswith(b"/workspace.db-shm"):  # an index of numbers
                    fail(f"{path} is mapped for writing: the recorder does not see what comes there")

    def leaks(self, needles):
        """(kind, file) of each needle that was written."""
        found = set()
        for path, written in self.files.items():
            for kind, pieces in needles.items():
                if any(piece in written for piece in pieces):
                    found.add((kind, path.decode(errors="replace")))
        return found


def unescaped_path(text):
    return unescaped(text) if text.startswith(b"\\x") else text


def pieces_of(data, chance):
    """Windows of `data` that are no flat or regular stretch."""
    pieces = set()
    for _ in range(20 * NEEDLES_OF_EACH_KIND):
        at = chance.randrange(max(1, len(data) - WINDOW))
        piece = bytes(data[at : at + WINDOW])
        if len(set(piece)) >= WINDOW // 2:
            pieces.add(piece)
        if len(pieces) == NEEDLES_OF_EACH_KIND:
            return sorted(pieces)
    fail("the material has too little in it to look for")


def output(command, **options):
    return subprocess.run([*map(str, command)], check=True, stdout=subprocess.PIPE, **options).stdout


def pictures(video):
    """All pictures as the decoder yields them, which is how they lie in memory."""
    return output(["ffmpeg", "-v", "error", "-i", "-", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"], input=video)


def opened_identity(identity, out):
    """`age` asks for the passphrase on a terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("age", ["age", "-d", "-o", str(out), str(identity)])
    os.read(terminal, 100)
    os.write(terminal, PASSPHRASE.encode() + b"\n")
    try:
        while os.read(terminal, 1000):
            pass
    except OSError:
        pass  # the terminal went with the program
    _, status = os.waitpid(child, 0)
    if status != 0:
        fail("age does not open the custodian's identity")
    return out


def material(workspace, source, folder):
    """What must not be written, by kind; as a custodian finds it out with `age` and `ffmpeg`."""
    chance = random.Random(20190110)
    people = {identity.stem: opened_identity(identity, folder / f"{identity.stem}.clear")
              for identity in (workspace / "people").glob("*.age")}
    custodian = people["custodian"]
    needles = {"the source file": pieces_of(source.read_bytes(), chance),
               "a picture of the source": pieces_of(pictures(source.read_bytes()), chance),
               "a passphrase": [PASSPHRASE.encode()],
               "a person's key": [line for clear in people.values() for line in clear.read_bytes().split(b"\n")
                                  if b"SECRET" in line]}
    keys = []
    for rendition in ("original", "safe"):
        (key_file,) = (workspace / "keys").glob(f"*.{rendition}.age")
        (sealed,) = (workspace / "clips").glob(f"*.{rendition}.age")
        clip_identity = output(["age", "-d", "-i", custodian, key_file])
        keys += [line for line in clip_identity.split(b"\n") if line.startswith(b"AGE-SECRET-KEY-")]
        clear = output(["age", "-d", "-i", "-", sealed], input=clip_identity)
        if rendition == "safe":
            needles["the safe rendition"] = pieces_of(clear, chance)
            needles["a picture of the safe rendition"] = pieces_of(pictures(clear), chance)
    if len(keys) != 2 or len(needles["a person's key"]) < 3:
        fail("no keys were found to look for")
    needles["a clip's key"] = keys
    return needles


def leak_on_purpose(needles, source, folder):
    """Each kind of secret through the same recorder."""
    for kind, pieces in needles.items():
        secret = folder / "secret"
        secret.write_bytes(b"x" * 100 + pieces[len(pieces) // 2] + b"y" * 100)
        recording = Recording(["dd", f"if={secret}", f"of={folder / 'leak'}", "bs=37", "status=none"], folder)
        if (kind, str(folder / "leak")) not in recording.leaks(needles):
            fail(f"the recorder overlooked {kind}")
    # As a careless program would do it: a temporary file that is gone before anybody looks.
    script = f'ffmpeg -v error -i {source} -f rawvideo -pix_fmt yuv420p "{folder}/tmp.yuv"; rm "{folder}/tmp.yuv"'
    if ("a picture of the source", str(folder / "tmp.yuv")) not in Recording(["sh", "-c", script], folder).leaks(needles):
        fail("the recorder overlooked a temporary file of pictures")


def leak_while_looking(test_dir, workspace, needles, folder, environment):
    """A window with the clip open that writes each kind of secret, as it has them itself. Adds what only it knows."""
    leaks = folder / "leaks"
    leaks.mkdir()
    recording = Recording([f"{test_dir}/sample_workspace", workspace, leaks], folder, env=environment)
    needles["a clip's file key"] = [bytes.fromhex(key.decode()) for key in FILE_KEY.findall(recording.output)]
    if len(needles["a clip's file key"]) != 2:
        fail("no file keys were found to look for")
    caught = recording.leaks(needles)
    for kind in sorted(needles):
        if (kind, str(leaks / kind)) not in caught:
            fail(f"the recorder overlooked {kind} while a clip was looked at")
        print(f"caught when leaked on purpose: {kind}")


def main(bin_dir, test_dir):
    if not shutil.which("strace"):
        fail("strace is needed to see what is written")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        workspace = folder / "job" / "workspace"
        workspace.parent.mkdir(mode=0o700)
        (folder / "runtime").mkdir(mode=0o700)
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", XDG_STATE_HOME=str(folder / "job" / "state"),
                           XDG_RUNTIME_DIR=str(folder / "runtime"))
        passphrase = folder / "passphrase"
        passphrase.write_text(PASSPHRASE + "\n")
        passphrase.chmod(0o600)

        def ctl(who, *arguments):
            return [f"{bin_dir}/consentryctl", "--workspace", workspace, "--identity", workspace / "people" / f"{who}.age",
                    "--passphrase-file", passphrase, *arguments]

        recordings = {"intake": Recording([f"{test_dir}/sample_workspace", workspace], folder, env=environment)}
        needles = material(workspace, workspace.parent / "short.mp4", folder)
        source = folder / "source.mp4"
        shutil.copy(workspace.parent / "short.mp4", source)
        (safe,) = (workspace / "clips").glob("*.safe.age")
        clip = safe.name.split(".")[0]
        looking = Recording(
            [f"{test_dir}/tst_window", "showsExactlyTheFrameThatWasClicked", "labelsAreReturnedAndAccepted"], folder,
            env=dict(environment, CONSENTRY_SAMPLE=str(workspace)))
        if safe.name not in looking.opened:
            fail("another clip was looked at than the one whose pictures are known")
        recordings["looking and judging"] = looking
        recordings["submitting"] = Recording(ctl("annotator", "task", "submit", clip), folder, env=environment)
        recordings["accepting"] = Recording(ctl("lead", "task", "accept", clip), folder, env=environment)
        recordings["exporting"] = Recording(
            ctl("lead", "export", "--out", folder / "labels", "--name", "labels", "--recipient", "job"), folder,
            env=environment)

        leak_while_looking(test_dir, workspace, needles, folder, environment)
        leak_on_purpose(needles, source, folder)
        for what, recording in recordings.items():
            print(f"{what}: {recording.bytes} bytes to {len(recording.files)} files")
            leaks = {(kind, path) for kind, path in recording.leaks(needles) if not path.endswith("/short.mp4")}
            if leaks:
                fail(f"{what} wrote " + "; ".join(f"{kind} to {path}" for kind, path in sorted(leaks)))


main(sys.argv[1], sys.argv[2])
