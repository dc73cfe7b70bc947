#pragma once

#include <QComboBox>

namespace consentry::widgets {

/// A choice that shortens its words at the right where there is no room for them, and that can become narrow: its list
/// and its tool tip have the whole. The wheel scrolls past it.
class ElidedComboBox final : public QComboBox {
    Q_OBJECT
public:
    explicit ElidedComboBox(QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int roomForWords() const;
};

} // namespace consentry::widgets
