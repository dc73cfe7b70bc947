#pragma once

#include "media/foreign/source_info.h"

#include <span>
#include <string>

namespace consentry::testing {

/// A container with a codec in it, as the ffmpeg command makes it.
struct ForeignKind {
    const char* name;
    const char* ending;
    const char* encoder; ///< options of the command
    media::Container container;
    media::Codec codec;

    /// A name for the file, by whose ending the command chooses the container.
    std::string file() const { return std::string(name) + '.' + ending; }
};

/// Every pair of container and codec that intake takes, and some pairs in more than one manner.
std::span<const ForeignKind> foreignKinds();
/// The other pairs: the ffmpeg command has no name for this codec in this container, so it does not make such a file, or
/// makes one in which it does not know its own video again.
std::span<const ForeignKind> namelessKinds();

} // namespace consentry::testing
