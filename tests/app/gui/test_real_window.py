"""Installs the programs and does a whole job with them under an X server, with a real pointer and real keys, from
outside: open, draw, submit, accept, export, verify.

Usage: test_real_window.py CMAKE BUILD_DIR SAMPLE_WORKSPACE_PROGRAM
"""
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy

WIDTH, HEIGHT = 1280, 800
PATIENCE = 30  # seconds
PICTURE = (slice(100, 540), slice(230, 1010))  # rows and columns of the screen that the clip covers
PASSPHRASE = "correct horse battery staple"
FIRST_CLIP = (110, 110)  # where things are in the window, in pixels
REVIEW_TAB = (117, 21)
EXPORT_TAB = (256, 21)
INSTALLED = ["bin/consentry", "bin/consentryctl", "libexec/consentry/consentry-worker", "share/applications/consentry.desktop",
             "share/icons/hicolor/scalable/apps/consentry.svg", "share/doc/consentry/examples/example-consented.json"]


def colours(display):
    """How many colours are on screen where the clip is shown."""
    grab = subprocess.run(["ffmpeg", "-v", "error", "-f", "x11grab", "-video_size", f"{WIDTH}x{HEIGHT}", "-i", display,
                           "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"], check=True, capture_output=True)
    screen = numpy.frombuffer(grab.stdout, numpy.uint8).reshape(HEIGHT, WIDTH, 3)[PICTURE].astype(numpy.uint32)
    return len(numpy.unique(screen[..., 0] << 16 | screen[..., 1] << 8 | screen[..., 2]))


def wait(what, condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"waited in vain: {what}")
        time.sleep(0.2)
    print(what, flush=True)


@contextlib.contextmanager
def started(command, **options):
    process = subprocess.Popen(command, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


@contextlib.contextmanager
def x_server():
    reading, writing = os.pipe()
    with started(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
                 pass_fds=[writing], stderr=subprocess.DEVNULL):
        os.close(writing)
        with os.fdopen(reading) as pipe:
            yield ":" + pipe.readline().strip()


def ask_for_help_without_a_screen(program):
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    said = subprocess.run([program, "--help"], env=environment, capture_output=True, text=True, timeout=PATIENCE)
    if said.returncode or "[workspace]" not in said.stdout:
        sys.exit(f"--help without a screen: {said.returncode}, {said.stdout}{said.stderr}")
    print("help needs no screen", flush=True)


def size_on_screen(environment):
    """Width and height of the window; nothing while there is none."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Consentry", "getwindowgeometry", "--shell"],
                           env=environment, capture_output=True, text=True)
    facts = dict(line.split("=") for line in found.stdout.split())
    return (int(facts["WIDTH"]), int(facts["HEIGHT"])) if found.returncode == 0 else None


def install(cmake, build, prefix):
    subprocess.run([cmake, "--install", build, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
    missing = [name for name in INSTALLED if not (prefix / name).is_file()]
    if missing:
        sys.exit(f"not installed: {missing}")
    return prefix / "bin"


class Job:
    """One workspace, its people, and hands at an X server."""

    def __init__(self, bin_dir, folder, display):
        self.bin = bin_dir
        self.folder = folder
        self.display = display
        self.workspace = folder / "workspace"
        self.usual_size = None  # of the window
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        (folder / "passphrase").write_text(PASSPHRASE + "\n")
        (folder / "passphrase").chmod(0o600)
        self.environment = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb", XDG_RUNTIME_DIR=str(runtime),
                                XDG_STATE_HOME=str(folder / "state"), XDG_CONFIG_HOME=str(folder / "config"))

    def person(self, who):
        return [self.workspace, "--identity", self.workspace / "people" / f"{who}.age", "--passphrase-file", self.folder / "passphrase"]

    def ctl(self, who, *arguments):
        done = subprocess.run([self.bin / "consentryctl", "--workspace", *self.person(who), "--json", *arguments], check=True,
                              capture_output=True, env=self.environment)
        return json.loads(done.stdout)

    def hands(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], check=True, env=self.environment)

    def click(self, place, times=1):
        self.hands("mousemove", *place, "click", "--repeat", times, "--delay", 60, 1)

    def colours(self):
        return colours(self.display)

    def opens_first_clip(self, tab, plain):
        """Clicks, and says whether more than 20 times `plain` colours are on screen within three seconds."""
        self.click(tab)
        self.click(FIRST_CLIP, 2)
        end = time.monotonic() + 3
        while self.colours() <= 20 * plain:
            if time.monotonic() > end:
                return False
            time.sleep(0.2)
        return True

    @contextlib.contextmanager
    def window(self, who):
        """From its start until Ctrl+Q ended it."""
        with started([self.bin / "consentry", *self.person(who)], env=self.environment) as process:
            wait(f"the {who}'s window is there", lambda: size_on_screen(self.environment))
            self.usual_size = size_on_screen(self.environment)
            wait("it is not blank", lambda: self.colours() > 1)
            plain = self.colours()
            time.sleep(2)  # the identity is being unlocked, then the queue appears
            yield plain
            if process.poll() is not None:
                sys.exit(f"the window ended by itself: {process.returncode}")
            self.hands("key", "ctrl+q")
            wait("Ctrl+Q ends it", lambda: process.poll() is not None)
            if process.returncode != 0:
                sys.exit(f"it ended with {process.returncode}")

    def item(self, clip):
        return [item for item in self.ctl("lead", "clip", "list")["items"] if item["id"] == clip][0]


def require_worker(job):
    said = subprocess.run([job.bin / "consentryctl", "doctor", "--json"], env=job.environment, capture_output=True)
    checks = {check["code"]: check for check in json.loads(said.stdout)["checks"]}
    if not checks["sandbox"]["active"]:
        sys.exit(f"the installed programs do not find their worker: {checks['sandbox']}")


def annotate(job, clip):
    tracks = lambda: len(job.ctl("lead", "labels", "show", clip)["tracks"])
    with job.window("annotator") as plain:
        job.click(FIRST_CLIP, 2)
        wait("the clip is on screen", lambda: job.colours() > 20 * plain)
        job.hands("mousemove", 400, 250, "mousedown", 1, "mousemove", 450, 300, "mousemove", 560, 380, "mouseup", 1)
        wait("the box that was drawn is stored", lambda: tracks() == 1)
        job.hands("key", "ctrl+z")
        wait("it is undone by a key", lambda: tracks() == 0)
        job.hands("key", "ctrl+shift+z")
        wait("it is back", lambda: tracks() == 1)
        job.hands("key", "ctrl+Return")
        wait("it is submitted", lambda: job.ctl("lead", "queue", "--state", "submitted")["items"])


def review_and_export(job, clip):
    out = job.folder / "out"
    out.mkdir()
    with job.window("lead") as plain:
        job.click(REVIEW_TAB)
        job.click(FIRST_CLIP, 2)
        wait("what was submitted is on screen", lambda: job.colours() > 20 * plain)
        job.hands("key", "ctrl+shift+a")
        wait("it is accepted", lambda: job.ctl("lead", "queue", "--state", "accepted")["items"])
        job.click(EXPORT_TAB)
        # The keyboard is in the first field: name, purpose, recipient, format, folder, the folder's button, the button.
        job.hands("type", "porch")
        job.hands("key", "Tab", "Tab")
        job.hands("type", "training team")
        job.hands("key", "Tab", "Tab")
        job.hands("type", out)
        job.hands("key", "Tab", "Tab", "space")
        wait("the labels are exported", lambda: (out / "porch").is_dir())
        # The window may still be telling how the export went: whoever sees no clip clicks again.
        wait("the clip is on screen again", lambda: job.opens_first_clip(REVIEW_TAB, plain))
        job.hands("type", "!")
        wait("after '!' the picture is gone", lambda: job.colours() < 20 * plain)
        if not job.item(clip).get("held"):
            sys.exit("the clip is not on hold")
    return out / "porch"


def start_with_everything_larger(job):
    """What "Size of everything" says counts from the next start on."""
    settings = job.folder / "config" / "consentry" / "consentry.conf"
    settings.write_text("[appearance]\nwindowSize=150\n")
    with started([job.bin / "consentry"], env=job.environment):
        wait("a larger window is there", lambda: size_on_screen(job.environment))
        larger = size_on_screen(job.environment)
    if larger != tuple(side * 3 // 2 for side in job.usual_size):
        sys.exit(f"at 150 % the window is {larger}; at 100 % it was {job.usual_size}")


def verify(job, dataset):
    """By whoever gets the folder: without a workspace. One byte more, and it does not hold."""
    command = [job.bin / "consentryctl", "export", "verify", dataset]
    subprocess.run(command, check=True, env=job.environment, stdout=subprocess.DEVNULL)
    labels = dataset / "coco" / "annotations.json"
    labels.write_bytes(labels.read_bytes() + b" ")
    if subprocess.run(command, env=job.environment, capture_output=True).returncode == 0:
        sys.exit("what was altered is verified")
    print("the label set is verified", flush=True)


def main(cmake, build, make_sample):
    with tempfile.TemporaryDirectory() as name, x_server() as display:
        folder = pathlib.Path(name)
        bin_dir = install(cmake, build, folder / "usr")
        ask_for_help_without_a_screen(bin_dir / "consentry")
        subprocess.run([make_sample, folder / "workspace"], check=True)
        job = Job(bin_dir, folder, display)
        require_worker(job)
        clip = job.ctl("custodian", "clip", "list")["items"][0]["id"]
        annotate(job, clip)
        verify(job, review_and_export(job, clip))
        start_with_everything_larger(job)


main(*sys.argv[1:4])
