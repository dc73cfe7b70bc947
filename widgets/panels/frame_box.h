#pragma once

#include "base/frame_table.h"

#include <QSpinBox>

#include <memory>

namespace consentry::widgets {

/// Takes a frame's number (from 1) or a time ("0:12.5", "12s"), and shows the number of the frame at that time.
class FrameBox final : public QSpinBox {
    Q_OBJECT
public:
    using QSpinBox::QSpinBox;
    /// Null: no clip, and nothing to type.
    void setFrames(std::shared_ptr<const FrameTable> frames);

protected:
    QValidator::State validate(QString& text, int& position) const override;
    int valueFromText(const QString& text) const override;

private:
    std::shared_ptr<const FrameTable> m_frames;
};

} // namespace consentry::widgets
