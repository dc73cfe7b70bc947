#pragma once

#include "base/file.h"
#include "crypto/age_file.h"

namespace consentry::storage {

/// Regular files directly in `folder`.
Result<std::vector<fs::path>> filesIn(const fs::path& folder);

/// Where unfinished re-wraps keep what they have sealed so far: folders in `keys`, whose files begin with the name of
/// the key file that they are for.
Result<std::vector<fs::path>> rewrapFolders(const fs::path& keys);

/// We wrote what lies in `keys/`, so whatever keeps a file from being read was done to it afterwards: input errors
/// become Errc::Unauthenticated with its name.
Error asAltered(const Error& error, const fs::path& file);

/// See KeyFiles::rewrap.
Result<void> rewrapFolder(const fs::path& keys, const crypto::AgeIdentity& custodian,
                          std::span<const crypto::Recipient> custodians);

} // namespace consentry::storage
