#pragma once

#include "widgets/parts/card.h"
#include "widgets/theme/appearance.h"

#include <QPointer>
#include <QWidget>

namespace consentry::widgets {

/// A card over its dimmed parent, with fields of its own. While it is open no key does what it does elsewhere, and Tab
/// goes round in it; Esc closes it and gives the focus back. GUI thread.
class ModalCard : public QWidget {
    Q_OBJECT
public:
    /// `width` of the card in pixels.
    ModalCard(const Appearance& appearance, QWidget* parent, int width);

public Q_SLOTS:
    void open();
    void close();

protected:
    QFrame* card() const { return m_card.frame; }
    QVBoxLayout* column() const { return m_card.column; }
    /// Brings the contents up to date before they are seen; the answer gets the focus.
    virtual QWidget* opening() = 0;

    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Appearance& m_appearance;
    Card m_card;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace consentry::widgets
