#!/usr/bin/python3
"""consentry-bench runs, finds every frame, and gives figures that can be. Says nothing about speed.

Usage: test_bench.py CONSENTRY-BENCH. Needs the ffmpeg command and scripts/fetch-models.
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BENCH = sys.argv.pop(1)
FRAMES = 24


def bench(*arguments):
    return subprocess.run([BENCH, *map(str, arguments)], capture_output=True, check=False, timeout=300)


class Bench(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.video = Path(self.folder.name) / "clip.mp4"
        subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=24", "-frames:v", str(FRAMES), "-pix_fmt", "yuv420p",
                        "-c:v", "libx264", str(self.video)], check=True)

    def tearDown(self):
        self.folder.cleanup()

    def test_all(self):
        done = bench("all", self.video, "--rounds", 2, "--seeks", 30, "--steps", 5, "--paints", 3, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        reports = {report["name"]: {figure["name"]: figure["value"] for figure in report["figures"]} for report in json.loads(done.stdout)["benchmarks"]}
        self.assertEqual(list(reports), ["intake", "decode", "seek", "paint"])
        self.assertEqual((reports["intake"]["frames"], reports["intake"]["width"], reports["intake"]["height"]), (FRAMES, 320, 240))
        self.assertGreater(reports["intake"]["peak memory of the worker"], 0)
        self.assertGreater(reports["decode"]["AEAD share of CPU"], 0)
        self.assertLess(reports["decode"]["AEAD share of CPU max"], 100)
        self.assertEqual(reports["seek"]["wrong frames"], 0)
        self.assertLessEqual(reports["seek"]["seek p50"], reports["seek"]["seek p99"])
        for boxes in ("500 boxes", "5000 boxes"):
            self.assertGreater(reports["paint"][f"{boxes}, move of a drag p50"], 0)
        self.assertGreater(reports["paint"]["timeline, whole clip p50"], 0)
        self.assertEqual([path.name for path in Path(self.folder.name).iterdir()], ["clip.mp4"])

    def test_refusals(self):
        self.assertNotEqual(bench("speed").returncode, 0)
        self.assertEqual(bench("seek", self.video.with_name("none.mp4")).returncode, 5)


unittest.main()
