#pragma once

#include "widgets/theme/appearance.h"

#include <QToolButton>

class QLineEdit;
class QMenu;

namespace consentry::widgets {

/// Beside the field of a filter: filters that were kept, to use again, and what is in the field to be kept or
/// forgotten.
class FilterMenu final : public QToolButton {
    Q_OBJECT
public:
    /// The most filters that are kept; the oldest goes first.
    static constexpr int kMost = 20;

    /// `field` must outlive it.
    FilterMenu(const Appearance& appearance, QLineEdit& field, QWidget* parent);

    const QStringList& kept() const { return m_kept; }
    void setKept(const QStringList& filters);
    /// What the menu said when it was open last.
    void forgetShown();

Q_SIGNALS:
    /// By the person, not by setKept().
    void keptChanged(const QStringList& filters);

private:
    void fill();
    void addKept(const QString& filter);
    void keep();
    void forget();
    QString typed() const;

    QLineEdit& m_field;
    QMenu* m_menu;
    QStringList m_kept; ///< the newest first
};

} // namespace consentry::widgets
