#include "app/ctl/run.h"

int main(int argc, char** argv)
{
    return consentry::app::ctl::runProgram(argc, argv);
}
