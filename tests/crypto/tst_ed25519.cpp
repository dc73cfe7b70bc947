#include "crypto/paseto.h"
#include "crypto/sodium.h"
#include "tests/support/test_support.h"

#include <sodium.h>

using namespace consentry;
using namespace consentry::crypto;

namespace {

using Scalar = std::array<std::uint8_t, crypto_core_ed25519_SCALARBYTES>;

// Every encoding of every point of small order: eight points, six of them spelled in a second way.
constexpr std::string_view kSmallOrder[] = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
};
constexpr std::string_view kIdentityPoint = kSmallOrder[2];
// The order of the group, 2^252 + 27742317777372353535851937790883648493, little-endian.
constexpr std::string_view kGroupOrder = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
const std::string kMessage = "message";

Signature signature(ByteView point, ByteView scalar)
{
    Signature both{};
    std::copy(scalar.begin(), scalar.end(), std::copy(point.begin(), point.end(), both.begin()));
    return both;
}

/// What SHA-512 of R, A and the message says, as a scalar.
Scalar challenge(ByteView point, const VerifyKey& key)
{
    Bytes input = toBytes(point);
    input.insert(input.end(), key.bytes().begin(), key.bytes().end());
    input.insert(input.end(), kMessage.begin(), kMessage.end());
    std::array<std::uint8_t, crypto_hash_sha512_BYTES> hash{};
    crypto_hash_sha512(hash.data(), input.data(), input.size());
    Scalar scalar{};
    crypto_core_ed25519_scalar_reduce(scalar.data(), hash.data());
    return scalar;
}

/// A key pair whose secret scalar is known, and signatures of it with any nonce.
class BareSigner {
public:
    BareSigner()
    {
        crypto_core_ed25519_scalar_random(m_secret.data());
        crypto_scalarmult_ed25519_base_noclamp(m_public.data(), m_secret.data());
    }
    VerifyKey key() const { return VerifyKey::fromBytes(m_public).value(); }
    /// `point` is `nonce` times the base point, or ought to be.
    Signature sign(ByteView point, const Scalar& nonce) const
    {
        Scalar product{};
        Scalar sum{};
        crypto_core_ed25519_scalar_mul(product.data(), challenge(point, key()).data(), m_secret.data());
        crypto_core_ed25519_scalar_add(sum.data(), product.data(), nonce.data());
        return signature(point, sum);
    }

private:
    Scalar m_secret{};
    Scalar m_public{};
};

/// `scalar` plus `times` the group order: another spelling of the same scalar.
Bytes respelled(ByteView scalar, int times)
{
    Bytes sum = toBytes(scalar);
    const Bytes order = fromHex(kGroupOrder).value();
    for (; times > 0; --times) {
        unsigned carry = 0;
        for (std::size_t i = 0; i < sum.size(); ++i) {
            carry += unsigned(sum[i]) + order[i];
            sum[i] = static_cast<std::uint8_t>(carry);
            carry >>= 8U;
        }
    }
    return sum;
}

} // namespace

/// Signatures that a careless check of Ed25519 takes: nobody but the holder of the key can make one that passes, and
/// nobody at all a second one for the same text.
class TestEd25519 : public QObject {
    Q_OBJECT

    static void addPoints()
    {
        QTest::addColumn<QByteArray>("encoding");
        for (const std::string_view point : kSmallOrder)
            QTest::newRow(point.data()) << QByteArray(point.data(), static_cast<qsizetype>(point.size()));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY_OK(initialise()); }

    void keysOfSmallOrder_data() { addPoints(); }
    void keysOfSmallOrder() // sign everything with the scalar zero
    {
        QFETCH(QByteArray, encoding);
        const auto key = VerifyKey::fromBytes(fromHex(encoding.toStdString()).value());
        QVERIFY_OK(key);
        for (const std::string_view point : kSmallOrder)
            QVERIFY(!key->verify(bytesOf(kMessage), signature(fromHex(point).value(), Scalar{})));
    }
    void noncesOfSmallOrder_data() { addPoints(); }
    void noncesOfSmallOrder() // give the secret key away
    {
        QFETCH(QByteArray, encoding);
        const BareSigner signer;
        const Bytes point = fromHex(encoding.toStdString()).value();
        QVERIFY(!signer.key().verify(bytesOf(kMessage), signer.sign(point, Scalar{})));
    }
    void ordinaryNoncesVerify() // so that the tests above refuse for the reason they name
    {
        const BareSigner signer;
        Scalar nonce{};
        Scalar point{};
        crypto_core_ed25519_scalar_random(nonce.data());
        crypto_scalarmult_ed25519_base_noclamp(point.data(), nonce.data());
        const Signature good = signer.sign(point, nonce);
        QVERIFY(signer.key().verify(bytesOf(kMessage), good));
        QVERIFY(!signer.key().verify(bytesOf("massage"), good));
    }
    void scalarsHaveOneSpelling_data()
    {
        QTest::addColumn<int>("times");
        for (const int times : {1, 2, 7, 14}) // up to where 256 bits end
            QTest::addRow("%d", times) << times;
    }
    void scalarsHaveOneSpelling()
    {
        QFETCH(int, times);
        const auto key = SigningKey::generate();
        const Signature good = key->sign(bytesOf(kMessage));
        QVERIFY(key->verifyKey().verify(bytesOf(kMessage), good));
        const ByteView point = ByteView(good).first(32);
        const Bytes scalar = respelled(ByteView(good).subspan(32), times);
        QVERIFY(!key->verifyKey().verify(bytesOf(kMessage), signature(point, scalar)));
        Scalar reduced{};
        Bytes wide = scalar;
        wide.resize(crypto_core_ed25519_NONREDUCEDSCALARBYTES);
        crypto_core_ed25519_scalar_reduce(reduced.data(), wide.data());
        QCOMPARE(toBytes(reduced), toBytes(ByteView(good).subspan(32))); // it was the same scalar
    }
    void keysHaveOneSpelling()
    {
        const auto key = SigningKey::generate();
        const Signature good = key->sign(bytesOf(kMessage));
        Bytes other = toBytes(key->verifyKey().bytes());
        other.back() ^= 0x80; // the point's mirror image
        QVERIFY(!VerifyKey::fromBytes(other)->verify(bytesOf(kMessage), good));
    }
    void aTokenHasOneSignature()
    {
        const auto key = SigningKey::generate();
        const std::string payload = "{\"clip\":\"00\"}";
        const std::string token = signToken("grant", payload, *key);
        const std::size_t start = std::string_view("v4.public.").size();
        const std::size_t end = token.rfind('.');
        Bytes body = fromBase64(token.substr(start, end - start), Base64::Url).value();
        const Bytes scalar = respelled(ByteView(body).last(32), 1);
        std::copy(scalar.begin(), scalar.end(), body.end() - 32);
        const std::string other = token.substr(0, start) + base64Text(body, Base64::Url) + token.substr(end);
        QVERIFY_OK(verifyToken(token, "grant", key->verifyKey()));
        QCOMPARE_ERRC(verifyToken(other, "grant", key->verifyKey()), Errc::BadSignature);
    }
    void aKeyOfSmallOrderSignsNoToken()
    {
        const auto key = VerifyKey::fromBytes(fromHex(kIdentityPoint).value());
        Bytes body = toBytes(bytesOf("{\"clip\":\"00\"}"));
        const Bytes point = fromHex(kIdentityPoint).value();
        body.insert(body.end(), point.begin(), point.end());
        body.resize(body.size() + 32);
        const std::string footer = "{\"kid\":\"" + key->id().text + "\"}";
        const std::string token =
            "v4.public." + base64Text(body, Base64::Url) + "." + base64Text(bytesOf(footer), Base64::Url);
        QCOMPARE(tokenSigner(token).value().text, key->id().text);
        QCOMPARE_ERRC(verifyToken(token, "grant", *key), Errc::BadSignature);
    }
};

QTEST_APPLESS_MAIN(TestEd25519)
#include "tst_ed25519.moc"
