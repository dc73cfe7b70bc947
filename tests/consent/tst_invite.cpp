#include "consent/invite.h"
#include "tests/support/consent_fixture.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;

class TestInvite : public QObject {
    Q_OBJECT

    static std::string invite(const ConsentFixture& fixture, std::vector<std::string> certificates)
    {
        return inviteText({fixture.workspaceObject.token, std::move(certificates)});
    }

private Q_SLOTS:
    void readsWhatItWrote()
    {
        ConsentFixture fixture;
        const auto member = ConsentFixture::person("New");
        fixture.certify(member, {Role::Annotator}, fixture.custodian);
        const auto read = readInvite(invite(fixture, {fixture.certificates[1], fixture.certificates.back()}),
                                     member.keyId());
        QVERIFY_OK(read);
        QVERIFY(read->workspace.body.root == fixture.rootKey());
        QCOMPARE(read->workspace.header.workspace, fixture.workspace);
        QCOMPARE(read->certificate.body.name, std::string("New"));
    }
    void refusesSomebodyElses()
    {
        const ConsentFixture fixture;
        const std::string text = invite(fixture, {fixture.certificates[2]});
        QVERIFY_OK(readInvite(text, fixture.lead.keyId()));
        QCOMPARE_ERRC(readInvite(text, fixture.annotator.keyId()), Errc::BadInvite);
    }
    void refusesABrokenChain()
    {
        ConsentFixture fixture;
        const auto member = ConsentFixture::person("New");
        fixture.certify(member, {Role::Annotator}, fixture.custodian);
        QCOMPARE_ERRC(readInvite(invite(fixture, {fixture.certificates.back()}), member.keyId()),
                      Errc::UntrustedSigner);
    }
    void refusesAnotherRootsWorkspace()
    {
        const ConsentFixture fixture;
        const ConsentFixture other;
        const std::string text = inviteText({other.workspaceObject.token, {fixture.certificates[2]}});
        QCOMPARE_ERRC(readInvite(text, fixture.lead.keyId()), Errc::UntrustedSigner);
    }
    void refusesMalformed()
    {
        const ConsentFixture fixture;
        const std::string good = invite(fixture, {fixture.certificates[2]});
        const std::string texts[] = {"", "\n", "consentry/invite/v1", "consentry/invite/v1\n",
                                     "consentry/invite/v2" + good.substr(good.find('\n')),
                                     good.substr(0, good.size() - 1),
                                     "consentry/invite/v1\n" + fixture.workspaceObject.token + "\n",
                                     good + std::string(64 * 1024, 'x') + "\n", good + std::string(80, '\n')};
        for (const std::string& text : texts)
            QCOMPARE_ERRC(readInvite(text, fixture.lead.keyId()), Errc::BadInvite);
        QVERIFY(!readInvite(good + "\n", fixture.lead.keyId()).ok());
    }
};

QTEST_APPLESS_MAIN(TestInvite)
#include "tst_invite.moc"
