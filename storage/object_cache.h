#pragma once

#include "consent/signed_object.h"

#include <any>
#include <map>

namespace consentry::storage {

/// Signed objects that verified once, by the leaf of their entry: the same salt and token need no second look. Whether
/// the signer is known, and whether the entry is in its place, is asked each time.
class ObjectCache {
public:
    template<class Body>
    const consent::Signed<Body>* find(const crypto::Digest& leaf, const consent::KeyRing& keys) const
    {
        const auto found = m_objects.find(leaf);
        const auto* object = found == m_objects.end() ? nullptr : std::any_cast<consent::Signed<Body>>(&found->second);
        return object != nullptr && keys.key(object->header.signer) ? object : nullptr;
    }
    template<class Body>
    void put(const crypto::Digest& leaf, const consent::Signed<Body>& object)
    {
        if (m_objects.size() < kMostObjects)
            m_objects.emplace(leaf, object);
    }

private:
    static constexpr std::size_t kMostObjects = 20000; // about 50 MB
    std::map<crypto::Digest, std::any> m_objects;
};

} // namespace consentry::storage
