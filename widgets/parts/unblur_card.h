#pragma once

#include "widgets/parts/modal_card.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace consentry::widgets {

/// Frames as people count them, from 1; both are meant.
struct UnblurForm {
    qint64 first = 1;
    qint64 last = 1;
    int minutes = 1;
    QString reason = {};
};

/// Asks to see frames of an original: which, for how long, why, and what will happen then. The request itself is the
/// application's.
class UnblurCard final : public ModalCard {
    Q_OBJECT
public:
    struct Limits {
        qint64 frames;
        int minutes;
    };
    UnblurCard(const Appearance& appearance, QWidget* parent);

    /// Fills in what is asked for, within `limits`.
    void setForm(const consentry::widgets::UnblurForm& form, const consentry::widgets::UnblurCard::Limits& limits);
    UnblurForm form() const;
    /// Why it was not sent.
    void setNote(const QString& note);

Q_SIGNALS:
    void askRequested(const consentry::widgets::UnblurForm& form);

protected:
    QWidget* opening() override;

private:
    QLayout* makeFields();
    void ask();
    void refresh();

    QSpinBox* m_first;
    QSpinBox* m_last;
    QSpinBox* m_minutes;
    QLineEdit* m_reason;
    QLabel* m_note;
    QPushButton* m_ask;
};

} // namespace consentry::widgets
