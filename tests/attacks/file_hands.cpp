#include "tests/attacks/file_hands.h"

#include "crypto/chunk_cipher.h"
#include "crypto/merkle.h"
#include "storage/key_files.h"
#include "storage/sealed_clip.h"
#include "tests/attacks/knife.h"
#include "tests/attacks/victim_maker.h"

namespace consentry::testing {

fs::path mine(const Place& place, const Scene& scene)
{
    return place(scene.workspace(), scene.victim.clips().mine, scene.victim.crew()["annotator"].keyId());
}

Bytes bytesIn(const fs::path& file)
{
    return must(readFile(file, 1U << 30U));
}

void put(const fs::path& file, ByteView bytes)
{
    must(writeFile(file, bytes, AtomicFile::IfExists::Replace));
}

Deed altered(Place place, Where where)
{
    return [=](Scene& scene) {
        Bytes bytes = bytesIn(mine(place, scene));
        bytes[where == Where::Middle ? bytes.size() / 2 : bytes.size() - 10] ^= 1;
        put(mine(place, scene), bytes);
    };
}

Deed deleted(Place place)
{
    return [=](Scene& scene) { fs::remove(mine(place, scene)); };
}

Deed doubled(Place place)
{
    return [=](Scene& scene) {
        Bytes bytes = bytesIn(mine(place, scene));
        const Bytes again = bytes;
        bytes.insert(bytes.end(), again.begin(), again.end());
        put(mine(place, scene), bytes);
    };
}

Deed halvesSwapped(Place place)
{
    return [=](Scene& scene) {
        Bytes bytes = bytesIn(mine(place, scene));
        std::rotate(bytes.begin(), bytes.begin() + std::ptrdiff_t(bytes.size() / 2), bytes.end());
        put(mine(place, scene), bytes);
    };
}

Deed chunks(Place place, Chunks what)
{
    return [=](Scene& scene) {
        Bytes bytes = bytesIn(mine(place, scene));
        const std::string_view text = textOf(bytes);
        const auto start = std::ptrdiff_t(text.find('\n', text.find("\n--- ") + 1) + 1 + crypto::kNonceBytes);
        const auto first = bytes.begin() + start;
        const auto second = first + std::ptrdiff_t(crypto::kSealedChunkBytes);
        const auto third = second + std::ptrdiff_t(crypto::kSealedChunkBytes);
        if (third > bytes.end())
            throw std::runtime_error("the clip is too short");
        if (what == Chunks::Swapped)
            std::swap_ranges(first, second, second);
        else
            std::copy(first, second, second);
        put(mine(place, scene), bytes);
    };
}

Deed takenFrom(Place place, std::function<fs::path(const Scene&)> source)
{
    return [=](Scene& scene) { put(mine(place, scene), bytesIn(source(scene))); };
}

Deed ofOtherClip(Place place)
{
    return takenFrom(place, [=](const Scene& scene) {
        return place(scene.workspace(), scene.victim.clips().other, scene.victim.crew()["annotator"].keyId());
    });
}

Deed ofOtherPerson(Place place)
{
    return takenFrom(place, [=](const Scene& scene) {
        return place(scene.workspace(), scene.victim.clips().mine, scene.victim.crew()["lead"].keyId());
    });
}

Deed ofOtherWorkspace(Place place)
{
    return takenFrom(place, [=](const Scene& scene) {
        return place(scene.victim.elsewhere(), scene.victim.clipsElsewhere().mine,
                     scene.victim.crew()["annotator"].keyId());
    });
}

Deed older(Place place)
{
    return takenFrom(place, [=](const Scene& scene) {
        return place(scene.victim.older(), scene.victim.clips().mine, scene.victim.crew()["annotator"].keyId());
    });
}

void sealAnew(Scene& scene)
{
    const storage::WorkspacePaths paths{scene.workspace()};
    const storage::RenditionRef rendition{scene.victim.clips().mine, consent::Rendition::Safe};
    const crypto::Identity& annotator = scene.victim.crew()["annotator"];
    const auto header = must(storage::KeyFiles(paths).readGrantHeader(rendition, annotator.keyId()));
    const auto fileKey = must(crypto::unwrap(header, annotator.ageIdentity()));
    const Bytes signedFile = bytesIn(paths.clipFile(rendition));
    const std::size_t start = must(crypto::AgeHeader::parse(signedFile)).size() + crypto::kNonceBytes;
    Bytes forged(signedFile.begin(), signedFile.begin() + std::ptrdiff_t(start));
    const auto key = must(crypto::payloadKey(fileKey, ByteView(forged).last(crypto::kNonceBytes)));
    Bytes pictures = scene.victim.pictures();
    pictures[pictures.size() / 2] ^= 1;
    Bytes hashes;
    ByteView rest = pictures;
    for (std::uint64_t index = 0; !rest.empty(); ++index) {
        const ByteView plain = rest.first(std::min(rest.size(), crypto::kChunkBytes));
        rest = rest.subspan(plain.size());
        Bytes chunk(plain.size() + crypto::kTagBytes);
        crypto::sealChunk(key, index, rest.empty() ? crypto::ChunkKind::Final : crypto::ChunkKind::Middle, plain,
                          chunk);
        forged.insert(forged.end(), chunk.begin(), chunk.end());
        const crypto::Digest hash = crypto::leafHash(chunk);
        hashes.insert(hashes.end(), hash.begin(), hash.end());
    }
    put(paths.clipFile(rendition), forged);
    cut("UPDATE blobs SET bytes = X'" + hexText(hashes)
        + "' WHERE kind = 'chunk_hashes' AND owner = (SELECT id FROM "
          "log WHERE seq = (SELECT max(seq) FROM log WHERE type = 'manifest' AND clip = MINE))")(scene);
}

} // namespace consentry::testing
