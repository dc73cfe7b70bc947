"""Runs the built `consentry` under an X server and uses it with a real pointer and real keys, from outside.

Usage: test_real_window.py BIN_DIR SAMPLE_WORKSPACE_PROGRAM
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


def main(bin_dir, make_sample):
    ask_for_help_without_a_screen(pathlib.Path(bin_dir) / "consentry")
    with tempfile.TemporaryDirectory() as name, x_server() as display:
        folder = pathlib.Path(name)
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        workspace = folder / "workspace"
        subprocess.run([make_sample, workspace], check=True)
        (folder / "passphrase").write_text(PASSPHRASE + "\n")
        (folder / "passphrase").chmod(0o600)
        environment = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb", XDG_RUNTIME_DIR=str(runtime),
                           XDG_STATE_HOME=str(folder / "state"), XDG_CONFIG_HOME=str(folder / "config"))

        def person(who):
            return [workspace, "--identity", workspace / "people" / f"{who}.age", "--passphrase-file", folder / "passphrase"]

        def ctl(who, *arguments):
            done = subprocess.run([f"{bin_dir}/consentryctl", "--workspace", *person(who), "--json", *arguments], check=True,
                                  capture_output=True, env=environment)
            return json.loads(done.stdout)

        def hands(*arguments):
            subprocess.run(["xdotool", *map(str, arguments)], check=True, env=environment)

        clip = ctl("custodian", "clip", "list")["items"][0]["id"]
        with started([f"{bin_dir}/consentry", *person("annotator")], env=environment) as window:
            found = ["xdotool", "search", "--onlyvisible", "--name", "Consentry"]
            wait("the window is there", lambda: subprocess.run(found, env=environment, capture_output=True).returncode == 0)
            wait("it is not blank", lambda: colours(display) > 1)
            plain = colours(display)
            time.sleep(2)  # the identity is being unlocked, then the queue appears
            hands("mousemove", 110, 110, "click", "--repeat", 2, "--delay", 60, 1)
            wait("the clip is on screen", lambda: colours(display) > 20 * plain)
            hands("mousemove", 400, 250, "mousedown", 1, "mousemove", 450, 300, "mousemove", 560, 380, "mouseup", 1)
            wait("the box that was drawn is stored", lambda: len(ctl("lead", "labels", "show", clip)["tracks"]) == 1)
            hands("key", "ctrl+z")
            wait("it is undone by a key", lambda: not ctl("lead", "labels", "show", clip)["tracks"])
            hands("type", "!")
            wait("after '!' the picture is gone", lambda: colours(display) < 20 * plain)
            held = [item for item in ctl("lead", "clip", "list")["items"] if item["id"] == clip][0]
            if not held.get("held"):
                sys.exit(f"the clip is not on hold: {held}")
            if window.poll() is not None:
                sys.exit(f"the window ended by itself: {window.returncode}")
            hands("key", "ctrl+q")
            wait("Ctrl+Q ends it", lambda: window.poll() is not None)
            if window.returncode != 0:
                sys.exit(f"it ended with {window.returncode}")


main(sys.argv[1], sys.argv[2])
