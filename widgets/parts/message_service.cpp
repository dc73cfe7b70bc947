#include "widgets/parts/message_service.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace consentry::widgets {
namespace {

void setWords(QMessageBox& box, const QString& title, const QString& text)
{
    box.setWindowTitle(title);
    box.setText(title);
    box.setInformativeText(text);
    for (QLabel* label : box.findChildren<QLabel*>()) // setTextFormat() forgets the informative text
        label->setTextFormat(Qt::PlainText);
}

std::optional<QString> chosen(const QString& path)
{
    return path.isEmpty() ? std::nullopt : std::optional(path);
}

} // namespace

void DialogMessageService::inform(const Notice& notice)
{
    QMessageBox box(QApplication::activeWindow());
    setWords(box, notice.title, notice.text);
    box.setIcon(notice.severity == Severity::Problem ? QMessageBox::Warning : QMessageBox::Information);
    box.exec();
}

Answer DialogMessageService::ask(const Question& question)
{
    QMessageBox box(QApplication::activeWindow());
    setWords(box, question.title, question.consequence);
    box.setIcon(QMessageBox::Warning);
    const QPushButton* confirm = box.addButton(question.confirm, QMessageBox::DestructiveRole);
    QPushButton* cancel = box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(cancel);
    box.setEscapeButton(cancel);
    box.exec();
    return box.clickedButton() == confirm ? Answer::Confirmed : Answer::Cancelled;
}

std::optional<QString> DialogMessageService::pickFolder(const PathQuestion& question)
{
    return chosen(
        QFileDialog::getExistingDirectory(QApplication::activeWindow(), question.title, question.startFolder));
}

std::optional<QString> DialogMessageService::pickFileToOpen(const PathQuestion& question)
{
    return chosen(QFileDialog::getOpenFileName(QApplication::activeWindow(), question.title, question.startFolder,
                                               question.filter));
}

std::optional<QString> DialogMessageService::pickFileToSave(const PathQuestion& question)
{
    return chosen(QFileDialog::getSaveFileName(QApplication::activeWindow(), question.title, question.startFolder,
                                               question.filter));
}

} // namespace consentry::widgets
