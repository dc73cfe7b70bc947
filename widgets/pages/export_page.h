#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace consentry::widgets {

/// A choice with the word for people and the value for the program.
struct Choice {
    QString value;
    QString word;
};

struct ExportForm {
    QString name;
    QString purpose;
    QString recipient;
    QString folder;
    QStringList formats;
};

/// Labels and numbers for a training job; never pixels.
class ExportPage final : public QWidget {
    Q_OBJECT
public:
    explicit ExportPage(QWidget* parent = nullptr);

    void setPurposes(const std::vector<Choice>& purposes);
    /// The first is chosen.
    void setFormats(const std::vector<Choice>& formats);
    ExportForm form() const;

public Q_SLOTS:
    void setFolder(const QString& folder);
    /// What would go in and what is left out, with the reasons.
    void setSummary(const QString& text);
    void setBusy(bool busy);
    /// Forgets what was typed and what was said: another person may come next.
    void clear();

Q_SIGNALS:
    void folderPickRequested();
    void exportRequested(const consentry::widgets::ExportForm& form);

private:
    void refresh();

    QLineEdit* m_name;
    QComboBox* m_purpose;
    QLineEdit* m_recipient;
    QLineEdit* m_folder;
    QVBoxLayout* m_formatColumn;
    std::vector<QCheckBox*> m_formats;
    QLabel* m_summary;
    QPushButton* m_export;
    bool m_busy = false;
};

} // namespace consentry::widgets
