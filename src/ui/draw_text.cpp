#include <array>
#include <cfloat>
#include <cmath>
#include <cstring>

#include "core/text.hpp"
#include "i18n/messages.hpp"
#include "ui/draw.hpp"
#include "ui/fonts.hpp"
#include "ui/widgets/tooltip.hpp"

namespace tratt::ui {

namespace {

constexpr std::string_view ellipsis = "…";

ImFont* face_of(const TextStyle& style, bool is_strong) {
    const Fonts& f = fonts();
    if (style.tabular) return is_strong ? f.semibold_tabular : f.regular_tabular;
    return is_strong ? f.semibold : f.regular;
}

float measure(std::string_view words, const TextStyle& style, bool is_strong) {
    if (words.empty()) return 0;
    return face_of(style, is_strong)
        ->CalcTextSizeA(step_of(style.type).size, FLT_MAX, 0, words.data(), words.data() + words.size())
        .x;
}

// The part that fits into `width`, without the blanks at its end. ImGui stops before a letter that would just fit.
std::string_view fitting(std::string_view words, float width, const TextStyle& style, bool is_strong) {
    const char* rest = words.data();
    const float size = step_of(style.type).size;
    face_of(style, is_strong)
        ->CalcTextSizeA(size, std::max(width, 0.f) + 0.5f, 0, words.data(), words.data() + words.size(), &rest);
    std::string_view part = words.substr(0, static_cast<std::size_t>(rest - words.data()));
    while (part.ends_with(' ')) part.remove_suffix(1);
    return part;
}

// A piece of text in one weight. Marked text changes its weight at i18n's marks, all else has one run.
struct Run {
    std::string_view words;
    bool is_strong;
};

class Runs {
public:
    Runs(std::string_view text, bool is_strong, bool all_strong)
        : text_(text), is_strong_(is_strong), all_strong_(all_strong) {}

    bool next(Run* run) {
        while (!text_.empty() && is_mark(text_.front())) {
            is_strong_ = text_.front() == i18n::strong_begin;
            text_.remove_prefix(1);
        }
        if (text_.empty()) return false;
        std::size_t size = 0;
        while (size < text_.size() && !is_mark(text_[size])) ++size;
        *run = {text_.substr(0, size), is_strong_ || all_strong_};
        text_.remove_prefix(size);
        return true;
    }
    bool is_strong() const { return is_strong_; }
    static bool is_mark(char c) { return c == i18n::strong_begin || c == i18n::strong_end; }

private:
    std::string_view text_;
    bool is_strong_, all_strong_;
};

float width_of(std::string_view words, const TextStyle& style, bool is_strong) {
    float width = 0;
    Run run;
    for (Runs runs(words, is_strong, style.strong); runs.next(&run);) width += measure(run.words, style, run.is_strong);
    return width;
}

ImU32 colour_of(const TextStyle& style, bool is_strong = false) {
    if (is_strong && !style.strong && style.strong_colour != 0) return style.strong_colour;
    return style.colour != 0 ? style.colour : colours().text;
}

void draw_run(float x, float y, std::string_view words, const TextStyle& style, bool is_strong) {
    ImGui::GetWindowDrawList()->AddText(face_of(style, is_strong), step_of(style.type).size,
                                        {std::round(x), std::round(y)}, colour_of(style, is_strong), words.data(),
                                        words.data() + words.size());
}

// A line at half height, or below the letters.
void draw_line(float x, float centre_y, float width, const TextStyle& style) {
    if (!style.struck && !style.underlined) return;
    const float size = step_of(style.type).size;
    const float y = std::round(style.struck ? centre_y + 1 : centre_y + size * 0.5f + 1);
    fill({x, y, width, size::hairline}, colour_of(style));
}

float start_of(const Box& box, float width, Align align) {
    switch (align) {
        case Align::centre: return box.x + (box.width - width) / 2;
        case Align::right: return right_of(box) - width;
        default: return box.x;
    }
}

std::size_t letters_end(std::string_view words, std::size_t letters) {
    std::size_t at = 0;
    while (letters-- > 0 && at < words.size()) core::next_code_point(words, at);
    return at;
}

// What the first code point stands for; `end`: where that ends in `words`. "" for other letters.
std::string_view first_cluster(std::string_view words, std::size_t* end) {
    return words.empty() ? words : cluster_text(core::next_code_point(words, *end));
}

// The beginning of what is drawn as one (a word of Arabic, a line of Hebrew) and is wider than its place: it is cut
// before it is shaped. "" for other letters.
std::string_view shortened(std::string_view words, float width, const TextStyle& style, bool is_strong) {
    std::size_t first_end = 0;
    const std::string_view whole = first_cluster(words, &first_end);
    const float full = measure(words.substr(0, first_end), style, is_strong);
    if (whole.empty() || full <= 0 || width <= 0) return {};
    const auto letters = static_cast<float>(core::code_point_count(whole));
    for (auto count = static_cast<std::size_t>(letters * std::min(1.f, width / full)); count > 0; --count) {
        const std::string_view part = shaped(whole.substr(0, letters_end(whole, count)));
        if (measure(part, style, is_strong) <= width) return part;
    }
    return {};
}

// What is read from right to left ends at its left.
bool ends_at_left(std::string_view words) {
    constexpr char32_t first_hebrew = 0x590, last_arabic = 0x8FF;
    std::size_t end = 0, at = 0;
    const std::string_view whole = first_cluster(words, &end);
    const char32_t letter = whole.empty() ? 0 : core::next_code_point(whole, at);
    return letter >= first_hebrew && letter <= last_arabic;
}

// One line whose letters' middle lies at centre_y; cut where it does not fit.
Drawn draw_one_line(const Box& box, float centre_y, std::string_view words, const TextStyle& style, bool is_strong) {
    const float size = step_of(style.type).size;
    const float full = width_of(words, style, is_strong);
    const bool is_cut = full > box.width + 0.5f;
    const float limit = is_cut ? box.width - measure(ellipsis, style, is_strong || style.strong) : box.width;
    const float y = centre_y - size / 2;
    float x = start_of(box, std::min(full, box.width), is_cut ? Align::left : style.align);
    const float begin = x;

    Run run;
    for (Runs runs(words, is_strong, style.strong); runs.next(&run);) {
        const std::string_view part =
            is_cut ? fitting(run.words, limit - (x - begin), style, run.is_strong) : run.words;
        draw_run(x, y, part, style, run.is_strong);
        x += measure(part, style, run.is_strong);
        if (part.size() == run.words.size()) continue;
        const std::string_view end =
            shortened(run.words.substr(part.size()), limit - (x - begin), style, run.is_strong);
        const std::array<std::string_view, 2> last =
            ends_at_left(end) ? std::array{ellipsis, end} : std::array{end, ellipsis};
        for (const std::string_view each : last) {
            draw_run(x, y, each, style, run.is_strong);
            x += measure(each, style, run.is_strong);
        }
        break;
    }
    draw_line(begin, centre_y, x - begin, style);
    return {x - begin, step_of(style.type).line_height, is_cut};
}

// ---- Several lines --------------------------------------------------------------------------------------------------

struct Line {
    std::size_t end = 0;  // where it ends
    std::size_t next = 0;  // where the next one begins, after the blank or the break
    bool is_strong = false;  // the weight there
};

std::size_t word_end(std::string_view words, std::size_t from) {
    std::size_t end = from;
    while (end < words.size() && words[end] != ' ' && words[end] != '\n') ++end;
    return end;
}

// As much of the one word as fits, at least one letter.
std::size_t broken_word(std::string_view words, std::size_t begin, std::size_t end, float width, const TextStyle& style,
                        bool is_strong) {
    const std::size_t fits = begin + fitting(words.substr(begin, end - begin), width, style, is_strong).size();
    if (fits > begin) return fits;
    std::size_t one = begin + 1;
    while (one < end && (words[one] & 0xC0) == 0x80) ++one;
    return one;
}

Line break_line(std::string_view words, std::size_t begin, float width, const TextStyle& style, bool is_strong) {
    Line line{begin, begin, is_strong};
    float used = 0;
    std::size_t at = begin;
    while (at < words.size()) {
        const std::size_t end = word_end(words, at);
        const float wide = width_of(words.substr(line.end, end - line.end), style, line.is_strong);
        if (used + wide > width + 0.5f) {
            if (line.end > begin) return line;
            const std::size_t part = broken_word(words, at, end, width, style, is_strong || style.strong);
            return {part, part, is_strong};
        }
        used += wide;
        Runs runs(words.substr(line.end, end - line.end), line.is_strong, false);
        for (Run run; runs.next(&run);) {
        }
        line.is_strong = runs.is_strong();
        line.end = end;
        line.next = end < words.size() ? end + 1 : end;
        if (end < words.size() && words[end] == '\n') return line;
        at = line.next;
    }
    return line;
}

template <class F>
float for_each_line(float width, std::string_view words, const TextStyle& style, F f) {
    const float height = step_of(style.type).line_height;
    float y = 0;
    bool is_strong = false;
    for (std::size_t begin = 0; begin < words.size();) {
        const Line line = break_line(words, begin, width, style, is_strong);
        f(y, words.substr(begin, line.end - begin), is_strong);
        begin = std::max(line.next, begin + 1);
        is_strong = line.is_strong;
        y += height;
    }
    return y;
}

Box drawn_box(const Box& box, const Drawn& drawn, Align align) {
    const float x = start_of(box, drawn.width, drawn.is_cut ? Align::left : align);
    return {x, box.y + (box.height - drawn.height) / 2, drawn.width, drawn.height};
}

Drawn text_node(ImGuiID id, const Box& box, ax::Node node, std::string_view words, const TextStyle& style) {
    const Drawn drawn = bare_text(box, words, style);
    node.name = i18n::plain(words);
    node.box = drawn_box(box, drawn, style.align);
    ax::leaf(id, node);
    if (drawn.is_cut) tooltip_on_hover(id, node.box, {.body = words});
    return drawn;
}

}  // namespace

TextStyle body() { return {}; }
TextStyle strong() { return {.strong = true}; }
TextStyle secondary() { return {.colour = colours().text_2}; }
TextStyle muted() { return {.colour = colours().text_muted}; }
TextStyle caption() { return {.type = Type::caption, .colour = colours().text_muted}; }
TextStyle number() { return {.align = Align::right, .tabular = true}; }
TextStyle title() { return {.type = Type::title, .strong = true}; }
TextStyle section() { return {.type = Type::section, .strong = true}; }

float text_width(std::string_view words, const TextStyle& style) {
    return std::ceil(width_of(shaped(words), style, false));
}

float line_height(const TextStyle& style) { return step_of(style.type).line_height; }

Drawn bare_text(const Box& box, std::string_view words, const TextStyle& style) {
    return draw_one_line(box, box.y + box.height / 2, shaped(words), style, false);
}

Drawn bare_paragraph(const Box& box, std::string_view words, const TextStyle& style) {
    Drawn drawn;
    const float half = line_height(style) / 2;
    drawn.height = for_each_line(box.width, shaped(words), style, [&](float y, std::string_view line, bool is_strong) {
        const Box place{box.x, box.y + y, box.width, 2 * half};
        drawn.width = std::max(drawn.width, draw_one_line(place, place.y + half, line, style, is_strong).width);
    });
    return drawn;
}

float paragraph_height(float width, std::string_view words, const TextStyle& style) {
    return for_each_line(width, shaped(words), style, [](float, std::string_view, bool) {});
}

Drawn text(ImGuiID id, const Box& box, std::string_view words, const TextStyle& style) {
    return text_node(id, box, {.role = ax::Role::text}, words, style);
}

Drawn heading(ImGuiID id, const Box& box, int level, std::string_view words, const TextStyle& style) {
    return text_node(id, box, {.role = ax::Role::heading, .level = level}, words, style);
}

Drawn paragraph(ImGuiID id, const Box& box, std::string_view words, const TextStyle& style) {
    const Drawn drawn = bare_paragraph(box, words, style);
    ax::leaf(id, {.role = ax::Role::text,
                  .name = i18n::plain(words),
                  .box = {start_of(box, drawn.width, style.align), box.y, drawn.width, drawn.height}});
    return drawn;
}

}  // namespace tratt::ui
