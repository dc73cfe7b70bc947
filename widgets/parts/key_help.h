#pragma once

#include "widgets/theme/appearance.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QGridLayout;

namespace consentry::widgets {

/// What a key does; words come translated.
struct KeyRow {
    QString keys;
    QString does;
};

/// Keys in one card over the window. The next key or click takes it away and does nothing else.
class KeyHelp final : public QWidget {
    Q_OBJECT
public:
    KeyHelp(const Appearance& appearance, QWidget* parent);

    /// Instead of those before.
    void setRows(const std::vector<KeyRow>& rows);

public Q_SLOTS:
    void open();
    void close();

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Appearance& m_appearance;
    QPointer<QWidget> m_before; ///< had the focus
    QWidget* m_card;
    QGridLayout* m_grid;
};

} // namespace consentry::widgets
