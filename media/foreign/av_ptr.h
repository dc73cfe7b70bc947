#pragma once

// Owners for what libav allocates. Private to media/: nothing outside it includes this.

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/dict.h>
#include <libavutil/frame.h>
#include <libswscale/swscale.h>
}

#include <memory>
#include <string>

namespace consentry::media {

struct AvDeleter {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(SwsContext* context) const { sws_freeContext(context); }
    void operator()(AVIOContext* context) const
    {
        av_freep(&context->buffer); // libav may have put another in the place of ours
        avio_context_free(&context);
    }
};

template<class T>
using AvPtr = std::unique_ptr<T, AvDeleter>;

/// Options for an open function of libav.
class AvOptions {
public:
    AvOptions() = default;
    AvOptions(const AvOptions&) = delete;
    AvOptions& operator=(const AvOptions&) = delete;
    ~AvOptions() { av_dict_free(&m_options); }
    void set(const char* name, const char* value) { av_dict_set(&m_options, name, value, 0); }
    AVDictionary** get() { return &m_options; }

private:
    AVDictionary* m_options = nullptr;
};

/// libav would write to stderr what it finds wrong with a stream; errors reach people another way.
inline void quietenLibav()
{
    av_log_set_level(AV_LOG_QUIET);
}

inline std::string avErrorText(int code)
{
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof(text));
    return text;
}

} // namespace consentry::media
