#include "crypto/merkle.h"
#include "crypto/sodium.h"
#include "tests/crypto/vectors.h"
#include "tests/support/test_support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <bit>
#include <map>
#include <optional>

using namespace consentry;
using namespace consentry::crypto;

namespace {

Digest leafNumber(std::uint64_t i)
{
    return leafHash(bytesOf("leaf " + std::to_string(i)));
}

/// Keeps every full subtree, as the workspace does.
class NodeStore {
public:
    void append()
    {
        const auto nodes = appendLeaf(m_size, leafNumber(m_size), nodeAt());
        for (const StoredNode& node : nodes.value())
            m_nodes[{node.level, node.index}] = node.hash;
        ++m_size;
    }
    NodeAt nodeAt() const
    {
        return [this](unsigned level, std::uint64_t index) -> Result<Digest> {
            const auto found = m_nodes.find({level, index});
            if (found == m_nodes.end())
                return makeError(Errc::NotFound, "node", std::to_string(level));
            return found->second;
        };
    }

private:
    std::map<std::pair<unsigned, std::uint64_t>, Digest> m_nodes;
    std::uint64_t m_size = 0;
};

std::optional<Digest> digestOf(const QJsonValue& value)
{
    const auto bytes = fromBase64(value.toString().toStdString(), Base64::Padded);
    Digest digest{};
    if (!bytes || bytes->size() != digest.size())
        return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return digest;
}

std::optional<std::vector<Digest>> proofOf(const QJsonObject& vector)
{
    std::vector<Digest> proof;
    const QJsonArray hashes = vector[QLatin1String("proof")].toArray();
    for (const QJsonValue& hash : hashes) {
        const auto digest = digestOf(hash);
        if (!digest)
            return std::nullopt;
        proof.push_back(*digest);
    }
    return proof;
}

void addVectors(const char* kind)
{
    QTest::addColumn<QByteArray>("json");
    const fs::path folder = testing::vectorFolder() / "merkle" / "testdata" / kind;
    if (!fs::exists(folder))
        return;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".json")
            QTest::newRow(fs::relative(entry.path(), folder).c_str()) << testing::readTestFile(entry.path());
    }
}

std::uint64_t number(const QJsonValue& value)
{
    return value.toVariant().toULongLong();
}

/// One subtree of a log as a tree of its own: from `start`, which a full tree of its size could begin at, to `end`.
struct Subtree {
    std::uint64_t start = 0;
    std::uint64_t end = 0;

    explicit Subtree(const QJsonObject& vector)
        : start(number(vector[QLatin1String("start")])), end(number(vector[QLatin1String("end")]))
    {
    }
    bool isValid() const { return start < end && start % std::bit_ceil(end - start) == 0; }
};

} // namespace

class TestMerkle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(initialise()); }

    void emptyAndSingle() // RFC 6962 2.1
    {
        QCOMPARE(hexText(emptyRoot()), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(hexText(leafHash({})),
                 std::string("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"));
        QCOMPARE(merkleRoot({}), emptyRoot());
        QCOMPARE(merkleRoot(std::vector{leafNumber(0)}), leafNumber(0));
    }

    void everySizeProvesItself()
    {
        constexpr std::uint64_t most = 40;
        NodeStore store;
        std::vector<Digest> leaves;
        std::vector<Digest> roots{emptyRoot()};
        for (std::uint64_t size = 1; size <= most; ++size) {
            store.append();
            leaves.push_back(leafNumber(size - 1));
            roots.push_back(merkleRoot(leaves));
            QCOMPARE(rootAt(size, store.nodeAt()).value(), roots.back());
            for (std::uint64_t index = 0; index < size; ++index) {
                auto proof = inclusionProof(index, size, store.nodeAt());
                QVERIFY_OK(proof);
                QVERIFY_OK(verifyInclusion({index, size, leaves[index], roots[size]}, *proof));
                QCOMPARE_ERRC(verifyInclusion({index, size, leafNumber(999), roots[size]}, *proof), Errc::LogBroken);
                proof->push_back(leaves[0]);
                QCOMPARE_ERRC(verifyInclusion({index, size, leaves[index], roots[size]}, *proof), Errc::LogBroken);
            }
            for (std::uint64_t old = 0; old <= size; ++old) {
                auto proof = consistencyProof(old, size, store.nodeAt());
                QVERIFY_OK(proof);
                QVERIFY_OK(verifyConsistency({old, size, roots[old], roots[size]}, *proof));
                QCOMPARE_ERRC(verifyConsistency({old, size, leafNumber(999), roots[size]}, *proof), Errc::LogBroken);
                if (old != 0) // any tree goes on from the empty one
                    QCOMPARE_ERRC(verifyConsistency({old, size, roots[old], leafNumber(999)}, *proof), Errc::LogBroken);
            }
        }
    }

    void refusesWhatLiesOutside()
    {
        const NodeStore store;
        QCOMPARE_ERRC(inclusionProof(1, 1, store.nodeAt()), Errc::BadArgument);
        QCOMPARE_ERRC(consistencyProof(2, 1, store.nodeAt()), Errc::BadArgument);
        QCOMPARE_ERRC(rootAt(1, store.nodeAt()), Errc::NotFound);
        QCOMPARE_ERRC(verifyInclusion({UINT64_MAX, UINT64_MAX, {}, {}}, {}), Errc::LogBroken);
    }

    void allVectorsAreThere_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("inclusion") << 98;
        QTest::newRow("consistency") << 98;
        QTest::newRow("subtreeinclusion") << 204;
        QTest::newRow("subtreeconsistency") << 118;
    }
    void allVectorsAreThere()
    {
        SKIP_UNLESS_THERE(testing::vectorFolder() / "merkle");
        QFETCH(int, count);
        int found = 0;
        const fs::path folder = testing::vectorFolder() / "merkle" / "testdata" / QTest::currentDataTag();
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            found += entry.path().extension() == ".json" ? 1 : 0;
        QCOMPARE(found, count);
    }

    void inclusionVectors_data() { addVectors("inclusion"); }
    void inclusionVectors()
    {
        SKIP_UNLESS_THERE(testing::vectorFolder() / "merkle");
        QFETCH(QByteArray, json);
        const QJsonObject vector = QJsonDocument::fromJson(json).object();
        const auto leaf = digestOf(vector[QLatin1String("leafHash")]);
        const auto root = digestOf(vector[QLatin1String("root")]);
        const auto proof = proofOf(vector);
        const bool holds = leaf && root && proof
                           && verifyInclusion({number(vector[QLatin1String("leafIdx")]),
                                               number(vector[QLatin1String("treeSize")]), *leaf, *root},
                                              *proof);
        QCOMPARE(holds, !vector[QLatin1String("wantErr")].toBool());
    }

    void consistencyVectors_data() { addVectors("consistency"); }
    void consistencyVectors()
    {
        SKIP_UNLESS_THERE(testing::vectorFolder() / "merkle");
        QFETCH(QByteArray, json);
        const QJsonObject vector = QJsonDocument::fromJson(json).object();
        const auto oldRoot = digestOf(vector[QLatin1String("root1")]);
        const auto newRoot = digestOf(vector[QLatin1String("root2")]);
        const auto proof = proofOf(vector);
        const bool wanted = !vector[QLatin1String("wantErr")].toBool();
        if (wanted && !(oldRoot && newRoot)) // some vectors use a short text for a root, which no Digest can hold
            QCOMPARE(vector[QLatin1String("root1")], vector[QLatin1String("root2")]);
        const bool holds = oldRoot && newRoot && proof
                           && verifyConsistency({number(vector[QLatin1String("size1")]),
                                                 number(vector[QLatin1String("size2")]), *oldRoot, *newRoot},
                                                *proof);
        QCOMPARE(holds, wanted && oldRoot && newRoot);
    }

    // We make no subtree proofs, but a subtree is a tree of its leaves, and the subtree from 0 to n is the log of old.
    void subtreeInclusionVectors_data() { addVectors("subtreeinclusion"); }
    void subtreeInclusionVectors()
    {
        SKIP_UNLESS_THERE(testing::vectorFolder() / "merkle");
        QFETCH(QByteArray, json);
        const QJsonObject vector = QJsonDocument::fromJson(json).object();
        const auto leaf = digestOf(vector[QLatin1String("leafHash")]);
        const auto root = digestOf(vector[QLatin1String("root")]);
        const auto proof = proofOf(vector);
        const Subtree subtree(vector);
        const std::uint64_t index = number(vector[QLatin1String("leafIdx")]);
        const bool holds =
            subtree.isValid() && index >= subtree.start && leaf && root && proof
            && verifyInclusion({index - subtree.start, subtree.end - subtree.start, *leaf, *root}, *proof);
        QCOMPARE(holds, !vector[QLatin1String("wantErr")].toBool());
    }
    void subtreeConsistencyVectors_data() { addVectors("subtreeconsistency"); }
    void subtreeConsistencyVectors()
    {
        SKIP_UNLESS_THERE(testing::vectorFolder() / "merkle");
        QFETCH(QByteArray, json);
        const QJsonObject vector = QJsonDocument::fromJson(json).object();
        const Subtree subtree(vector);
        if (subtree.start != 0 || subtree.end == 0)
            return; // no log of ours begins elsewhere, and on the empty one we differ: any log goes on from it
        const auto oldRoot = digestOf(vector[QLatin1String("root1")]);
        const auto newRoot = digestOf(vector[QLatin1String("root2")]);
        const auto proof = proofOf(vector);
        const bool wanted = !vector[QLatin1String("wantErr")].toBool();
        if (wanted && !(oldRoot && newRoot)) // as above
            QCOMPARE(vector[QLatin1String("root1")], vector[QLatin1String("root2")]);
        const bool holds = oldRoot && newRoot && proof
                           && verifyConsistency({subtree.end, number(vector[QLatin1String("size")]), *oldRoot, *newRoot},
                                                *proof);
        QCOMPARE(holds, wanted && oldRoot && newRoot);
    }
};

QTEST_GUILESS_MAIN(TestMerkle)
#include "tst_merkle.moc"
