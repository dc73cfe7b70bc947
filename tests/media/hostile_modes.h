#pragma once

#include <cstdint>

namespace consentry::testing {

/// How tests/media/hostile_worker.cpp breaks the protocol.
enum class Hostile : std::uint8_t {
    SecondHello = 1,
    FrameBeforeInfo,
    EndBeforeInfo,
    TooLargePicture,
    ShortDatagram,
    Garbage,
    LongDatagram,
    Payload,
    Descriptor,
    ReadForEver,
    GoneAtOnce,
    WildText,
    SecondInfo,
    BusySlot,
    SkippedNumber,
    TimeStandsStill,
    WrongCount,
    BadStatusAtTheEnd,
    CrashAtTheEnd,
    NoEnd,
    SaysNothing,
    AsksWithoutListening,
    StaysAfterTheEnd,
    HangsUpAndStays,
    EatsMemory,
    EatsMemoryAtTheEnd,
    OpensAFile,
    OpensASocket,
    WritesBeyondItsBuffer,
    FreesTwice,
    FailsItsAssertion,
};

} // namespace consentry::testing
