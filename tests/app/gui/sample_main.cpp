// Makes the sample workspace of the window's tests in a folder, for tests that start the programs themselves.
#include "tests/app/gui/window_bench.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: sample_workspace FOLDER\n");
        return 2;
    }
    try {
        consentry::testing::SampleWorkspace::make(argv[1]);
    } catch (const consentry::testing::Unexpected& unexpected) {
        std::fprintf(stderr, "sample_workspace: %s\n", unexpected.what());
        return 1;
    }
    return 0;
}
