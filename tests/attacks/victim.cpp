#include "tests/attacks/victim.h"

#include "crypto/sodium.h"
#include "tests/attacks/victim_maker.h"

namespace consentry::testing {
namespace {

constexpr std::size_t kPictureBytes = 300'000; // five chunks

Pictures makePictures(int frames)
{
    FrameFormat format;
    format.width = format.codedWidth = 640;
    format.height = format.codedHeight = 360;
    format.frameRate = {25, 1};
    format.timeBase = {1, 1000};
    std::vector<FrameEntry> entries(static_cast<std::size_t>(frames));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].pts = static_cast<std::int64_t>(i) * 40;
        entries[i].keyFrame = i == 0;
    }
    return {patternBytes(kPictureBytes, entries.size()), FrameTable(format, entries)};
}

/// Identity, card and passphrase files, as people have them.
void writePeople(const fs::path& home, const Crew& crew)
{
    must(makePrivateFolder(home / "people"));
    for (const auto& [name, person] : crew.people) {
        const std::string word = "the passphrase of " + name;
        const auto passphrase = must(crypto::SecretBytes::copyOf(bytesOf(word)));
        const fs::path file = home / "people" / (name + ".age");
        must(
            writeFile(file, must(crypto::sealIdentity(*person, passphrase, kCheapLogN)), AtomicFile::IfExists::Refuse));
        must(writeFile(file.string() + ".card", bytesOf(crypto::cardText(*person)), AtomicFile::IfExists::Refuse));
        must(writeFile(home / "people" / (name + ".passphrase"), bytesOf(word + "\n"), AtomicFile::IfExists::Refuse));
    }
}

} // namespace

Crew::Crew()
{
    must(crypto::initialise());
    for (const char* name : {"custodian", "successor", "lead", "annotator", "other", "leaver", "newcomer"})
        people.emplace(name, std::make_shared<crypto::Identity>(must(crypto::Identity::generate(name))));
}

Victim::Victim(const fs::path& folder) : Victim(folder, makePictures(40)) {}

Victim::Victim(const fs::path& folder, Pictures mine) : m_folder(folder)
{
    const Pictures others = makePictures(8);
    m_pictures = mine.bytes;
    must(makePrivateFolder(home()));
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString((folder / "state").string()));
    {
        VictimMaker maker(elsewhere(), m_crew, {.mine = others, .others = mine, .edits = 3});
        m_clipsElsewhere = maker.work();
        maker.end(m_clipsElsewhere);
    }
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString((home() / "state").string()));
    VictimMaker maker(home() / "workspace", m_crew, {.mine = mine, .others = others});
    m_clips = maker.work();
    fs::copy(home() / "workspace", older(), fs::copy_options::recursive);
    maker.end(m_clips);
    writePeople(home(), m_crew);
}

Result<app::Session> Victim::session(const fs::path& workspace, std::string_view person) const
{
    return app::Session::open(workspace, m_crew.people.at(std::string(person)), m_clock);
}

} // namespace consentry::testing
