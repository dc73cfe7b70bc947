#include "consent/policy_rules.h"
#include "tests/consent/policy_cells.h"
#include "tests/support/test_support.h"

using namespace consentry;
using namespace consentry::consent;
using namespace consentry::testing;
using namespace std::chrono_literals;

namespace {

/// How many cells of the whole table allow each action, counted by hand: persons × renditions × bases × pairs of consent
/// and purpose × manifests × grants × holds. Two manifests do for a safe rendition, whose approval nobody asks for, and
/// one for a reveal: three of both kinds together.
const std::map<Action, int> kAllowed = {
    {Action::View, 4 * 3 * 2 * 3 * 1 * 1},         {Action::Annotate, 4 * 1 * 2 * 3 * 2 * 1 * 1},
    {Action::Review, 4 * 1 * 2 * 3 * 2 * 1 * 1},   {Action::Assign, 4 * 1 * 2 * 3 * 2 * 1 * 1},
    {Action::Accept, 4 * 1 * 2 * 3 * 2 * 1 * 1},   {Action::Return, 4 * 1 * 2 * 3 * 2 * 1 * 1},
    {Action::Intake, 1 * 1 * 2 * 6 * 8 * 15 * 2},  {Action::Grant, 1 * 3 * 2 * 3 * 15 * 1},
    {Action::Redact, 1 * 2 * 2 * 6 * 2 * 15 * 2},  {Action::Doubts, 1 * 1 * 2 * 6 * 2 * 15 * 2},
    {Action::Export, 1 * 1 * 2 * 2 * 2 * 15 * 1},  {Action::Release, 1 * 1 * 4 * 16 * 8 * 15 * 2},
    {Action::Hold, 4 * 1 * 4 * 16 * 8 * 15 * 2},
};

std::string describeCell(const Cell& cell)
{
    std::string text(textOf(cell.action));
    text += " " + std::string(textOf(cell.rendition)) + " for " + std::string(textOf(cell.purpose));
    for (const int side : {int(cell.person), int(cell.basis), int(cell.consent), int(cell.manifest), int(cell.grant),
                           int(cell.clip)})
        text += " " + std::to_string(side);
    return text;
}

/// Calls `visit(cell)` for every cell of `action`.
template<class Visit>
void forEachCell(Action action, Visit visit)
{
    constexpr int kCells = kPersons * kBases * kConsents * kManifests * kGrants * kHolds;
    for (const Rendition rendition : kRenditions) {
        for (const Purpose purpose : kAskedPurposes) {
            for (int i = 0; i < kCells; ++i) {
                int rest = i;
                const auto side = [&](int values) {
                    const int value = rest % values;
                    rest /= values;
                    return value;
                };
                visit(Cell{action, PersonIs(side(kPersons)), rendition, purpose, BasisIs(side(kBases)),
                           ConsentIs(side(kConsents)), ManifestIs(side(kManifests)), GrantIs(side(kGrants)),
                           ClipIs(side(kHolds))});
            }
        }
    }
}

} // namespace

class TestPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheDesignInEveryCell_data()
    {
        QTest::addColumn<int>("action");
        for (const Action action : allActions())
            QTest::newRow(std::string(textOf(action)).c_str()) << static_cast<int>(action);
    }
    void agreesWithTheDesignInEveryCell()
    {
        QFETCH(int, action);
        int allowed = 0;
        std::optional<Cell> wrong;
        forEachCell(Action(action), [&](const Cell& cell) {
            const bool yes = decide(requestOf(cell), factsOf(cell)).isAllowed();
            allowed += yes ? 1 : 0;
            if (yes != isAllowed(cell) && !wrong)
                wrong = cell;
        });
        QVERIFY2(!wrong, wrong ? describeCell(*wrong).c_str() : "");
        QCOMPARE(allowed, kAllowed.at(Action(action)));
    }

    void everyRuleIsNeeded_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < policyRules().size(); ++i)
            QTest::newRow(std::string(policyRules()[i].name).c_str()) << static_cast<int>(i);
    }
    void everyRuleIsNeeded()
    {
        QFETCH(int, index);
        std::vector<PolicyRule> rules(policyRules().begin(), policyRules().end());
        rules.erase(rules.begin() + index);
        int changed = 0;
        for (const Action action : allActions()) {
            for (const Cell& cell : neighboursOf(allowedCell(action))) {
                const auto request = requestOf(cell);
                const auto facts = factsOf(cell);
                changed += decideBy(rules, request, facts).isAllowed() != decide(request, facts).isAllowed() ? 1 : 0;
            }
        }
        QVERIFY2(changed > 0, "nobody would notice if this rule were gone");
    }

    void deniesWithNothingKnown()
    {
        for (const Action action : allActions()) {
            AccessRequest request;
            request.action = action;
            QVERIFY(!decide(request, {}).isAllowed());
        }
    }
    void integrityComesBeforePermission()
    {
        Cell cell = allowedCell(Action::View);
        cell.person = PersonIs::Stranger;
        cell.grant = GrantIs::Expired;
        cell.manifest = ManifestIs::OfOtherConsent;
        const auto decision = decide(requestOf(cell), factsOf(cell));
        QVERIFY(errorClass(decision.reason().code) == ErrorClass::Integrity);
    }
    void lastsUntilTheFirstEnd()
    {
        const Cell cell = allowedCell(Action::View);
        PolicyFacts facts = factsOf(cell);
        facts.grant->expires = facts.now + 1h;
        QVERIFY(decide(requestOf(cell), facts).until() == facts.now + 1h);
        facts.consent->expires = facts.grant->expires; // a grant may last as long as its consent, not longer
        facts.consent->recheck = facts.now + 10min;
        QVERIFY(decide(requestOf(cell), facts).until() == facts.now + 10min);
        facts.consent->recheck.reset();
        QVERIFY(decide(requestOf(cell), facts).until() == facts.now + 1h);
    }
    void nothingEndsAHoldsPermission()
    {
        const Cell cell = allowedCell(Action::Hold);
        QVERIFY(decide(requestOf(cell), factsOf(cell)).until() == kNoLimit);
    }
    void namesTheReason_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("expected");
        const auto row = [](const char* name, Action action, int side, auto value, Errc expected) {
            QTest::newRow(name) << int(action) << side << int(value) << int(expected);
        };
        row("stranger", Action::View, 0, PersonIs::Stranger, Errc::NotAMember);
        row("removed", Action::View, 0, PersonIs::Removed, Errc::RoleEnded);
        row("no exporter", Action::Export, 0, PersonIs::Lead, Errc::RoleMissing);
        row("no custodian", Action::Redact, 0, PersonIs::Lead, Errc::RoleMissing);
        row("no consent", Action::View, 1, ConsentIs::Absent, Errc::ConsentMissing);
        row("withdrawn", Action::View, 1, ConsentIs::Withdrawn, Errc::ConsentWithdrawn);
        row("not yet", Action::Doubts, 1, ConsentIs::NotYet, Errc::ConsentNotYet);
        row("expired", Action::Doubts, 1, ConsentIs::Expired, Errc::ConsentExpired);
        row("other purpose", Action::View, 1, ConsentIs::ForOtherPurpose, Errc::PurposeNotConsented);
        row("no training", Action::Export, 1, ConsentIs::WithoutTraining, Errc::PurposeNotConsented);
        row("demo", Action::Intake, 1, ConsentIs::OtherDemo, Errc::DemoOnly);
        row("quarantine", Action::View, 2, ManifestIs::Absent, Errc::NoManifest);
        row("swapped", Action::View, 2, ManifestIs::OfOtherClip, Errc::ManifestMismatch);
        row("untrusted manifest", Action::View, 2, ManifestIs::NotByCustodian, Errc::UntrustedSigner);
        row("no grant", Action::View, 3, GrantIs::Absent, Errc::GrantMissing);
        row("revoked", Action::View, 3, GrantIs::Revoked, Errc::GrantRevoked);
        row("action", Action::Review, 3, GrantIs::OfOtherAction, Errc::ActionNotGranted);
        row("grant not yet", Action::View, 3, GrantIs::NotYet, Errc::GrantNotYet);
        row("grant expired", Action::View, 3, GrantIs::Expired, Errc::GrantExpired);
        row("grant beyond consent", Action::View, 3, GrantIs::BeyondConsent, Errc::GrantNotValid);
        row("held", Action::View, 4, ClipIs::Held, Errc::ClipHeld);
        row("original", Action::View, 5, Rendition::Original, Errc::RenditionRefused);
        row("stale", Action::View, 6, BasisIs::PublicStale, Errc::ConsentExpired);
        row("unchecked", Action::View, 6, BasisIs::PublicUnchecked, Errc::ConsentExpired);
    }
    void namesTheReason()
    {
        QFETCH(int, action);
        QFETCH(int, side);
        QFETCH(int, value);
        QFETCH(int, expected);
        Cell cell = allowedCell(Action(action));
        switch (side) {
        case 0: cell.person = PersonIs(value); break;
        case 1: cell.consent = ConsentIs(value); break;
        case 2: cell.manifest = ManifestIs(value); break;
        case 3: cell.grant = GrantIs(value); break;
        case 4: cell.clip = ClipIs(value); break;
        case 5: cell.rendition = Rendition(value); break;
        default: cell.basis = BasisIs(value); break;
        }
        const auto decision = decide(requestOf(cell), factsOf(cell));
        QVERIFY(!decision.isAllowed());
        const Error& reason = decision.reason();
        QVERIFY2(reason.code == Errc(expected), describe(reason).c_str());
        QCOMPARE(int(reason.args.size()), errorArgumentCount(reason.code));
    }
};

QTEST_APPLESS_MAIN(TestPolicy)
#include "tst_policy.moc"
