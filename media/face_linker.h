#pragma once

#include "media/face_tracks.h"

namespace consentry::media {

double secondsBetween(MediaTime from, MediaTime to);
double meanSide(const Box& box);

/// Positions of the sightings of each face, in order of time; every sighting is in one chain. `shots` numbers the shot of
/// each frame; no chain spans two, nor a longer gap. Looks forward and backward in time alike.
std::vector<std::vector<std::size_t>> linkSightings(const FaceEvidence& evidence,
                                                    const std::vector<std::int64_t>& shots, MediaTime longestGap);

} // namespace consentry::media
