#pragma once

#include "tests/attacks/things.h"

namespace consentry::testing {

// What somebody does to files who can write them.

/// Where a kind of file lies: of `mine`, for the annotator, unless told otherwise.
using Place = std::function<fs::path(const fs::path& workspace, ClipId clip, const crypto::KeyId& person)>;

fs::path mine(const Place& place, const Scene& scene);
Bytes bytesIn(const fs::path& file);
void put(const fs::path& file, ByteView bytes);

enum class Where { Middle, NearTheEnd };
Deed altered(Place place, Where where);
Deed deleted(Place place);
/// The whole content a second time, behind the first.
Deed doubled(Place place);
Deed halvesSwapped(Place place);

enum class Chunks { Swapped, Repeated };
/// The first two sealed chunks change places, or the second becomes the first again.
Deed chunks(Place place, Chunks what);

Deed takenFrom(Place place, std::function<fs::path(const Scene&)> source);
Deed ofOtherClip(Place place);
/// The lead's.
Deed ofOtherPerson(Place place);
Deed ofOtherWorkspace(Place place);
Deed older(Place place);

/// What a grantee can do: their header gives the file key, and with it they seal other pictures under the same header
/// and nonce. The hashes beside the manifest are made to fit.
void sealAnew(Scene& scene);

} // namespace consentry::testing
