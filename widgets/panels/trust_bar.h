#pragma once

#include "base/clock.h"
#include "widgets/theme/appearance.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;

namespace consentry::widgets {

class ElidedLabel;
class TabularLabel;

enum class TrustState {
    Empty,  ///< no clip is chosen
    Open,
    Denied, ///< it never opened; `reason` says why
    Ended,  ///< it was open; `reason` says why it is not any more
};

enum class TrustBasis { Consented, PubliclyShared };
/// The word and the sign that go with it wherever it is shown.
QString basisWord(TrustBasis basis);
QString basisIcon(TrustBasis basis);

enum class FaceState { Blurred, Revealed };

/// What the trust bar says, as values; words come translated. Facts of a clip only: no person, no address.
struct TrustFacts {
    TrustState state = TrustState::Empty;
    TrustBasis basis = TrustBasis::Consented;
    FaceState faces = FaceState::Blurred;
    QStringList purposes = {};
    QStringList actions = {};
    std::optional<Timestamp> ends = {}; ///< of the grant
    QString reason = {};
};

/// The quiet line above the picture: why this clip may be seen, for what, how long. Amber in the last ten minutes, red
/// in the last; each state also has a word and a shape of its own.
class TrustBar final : public QWidget {
    Q_OBJECT
public:
    explicit TrustBar(const Appearance& appearance, QWidget* parent = nullptr);

    const TrustFacts& facts() const { return m_facts; }
    /// All that is on screen in one sentence, for screen readers and tests.
    QString summary() const;
    /// One line needs this width; in less the words take two.
    int lineWidth() const;

public Q_SLOTS:
    void setFacts(const consentry::widgets::TrustFacts& facts);
    /// The application's clock ticks here; the bar has none of its own.
    void setNow(consentry::Timestamp now);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Tone { Neutral, Basis, Amber, Red };

    void refresh();
    void fitLines();
    void showOpen();
    void showClosed();
    void setMark(const QString& icon, Token token);
    Token toneToken() const;

    const Appearance& m_appearance;
    TrustFacts m_facts;
    Timestamp m_now{};
    Tone m_tone = Tone::Neutral;
    QBoxLayout* m_lines;
    QLabel* m_mark;
    QLabel* m_basis;
    ElidedLabel* m_purpose;
    QLabel* m_firstRule;
    ElidedLabel* m_actions;
    QLabel* m_secondRule;
    QLabel* m_clock;
    TabularLabel* m_left;
    QLabel* m_facesMark;
    QLabel* m_faces;
};

} // namespace consentry::widgets
