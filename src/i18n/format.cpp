#include "i18n/format.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "i18n/messages.hpp"

namespace tratt::i18n {

namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus = "\u2212";

struct NumberMarks {
    std::string_view thousands, point;
};
NumberMarks marks_of(Language of) {
    switch (of) {
        case Language::en: return {",", "."};
        case Language::sv:
        case Language::no: return {no_break_space, ","};
        default: return {".", ","};
    }
}

// Bytes of one text as it grows, in the frame's memory.
class Writer {
public:
    explicit Writer(std::size_t most) : begin_(frame_memory(most)), end_(begin_) {}
    void put(std::string_view words) {
        std::memcpy(end_, words.data(), words.size());
        end_ += words.size();
    }
    void put_digits(std::int64_t n, int at_least) {
        char digits[20];
        const auto made = std::to_chars(digits, digits + sizeof digits, n);
        for (auto size = made.ptr - digits; size < at_least; ++size) *end_++ = '0';
        put({digits, made.ptr});
    }
    std::string_view view() const { return {begin_, end_}; }

private:
    char* begin_;
    char* end_;
};

// Digits with a mark between thousands, without a sign.
void put_grouped(Writer& writer, std::uint64_t n) {
    char digits[20];
    const auto made = std::to_chars(digits, digits + sizeof digits, n);
    const auto size = static_cast<std::size_t>(made.ptr - digits);
    const std::string_view mark = marks_of(language()).thousands;
    for (std::size_t i = 0; i < size; ++i) {
        if (i > 0 && (size - i) % 3 == 0) writer.put(mark);
        writer.put({digits + i, 1});
    }
}

using Names = std::array<std::string_view, 12>;
constexpr Names months_en{"January", "February", "March",     "April",   "May",      "June",
                          "July",    "August",   "September", "October", "November", "December"};
constexpr Names months_sv{"januari", "februari", "mars",      "april",   "maj",      "juni",
                          "juli",    "augusti",  "september", "oktober", "november", "december"};
constexpr Names short_en{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr Names short_sv{"jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."};
constexpr std::array<std::string_view, 7> weekdays_en{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 7> weekdays_sv{"m\u00E5n", "tis", "ons", "tors", "fre", "l\u00F6r", "s\u00F6n"};

std::size_t place(int one_to_twelve) { return static_cast<std::size_t>(one_to_twelve - 1); }

constexpr std::int64_t minute = 60'000, day = 24 * 60 * minute;

}  // namespace

std::string_view number(std::int64_t n) {
    Writer writer(48);
    if (n < 0) writer.put(minus);
    put_grouped(writer, n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n));
    return writer.view();
}

std::string_view decimal(double value, int decimals) {
    Writer writer(64);
    double scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    const double rounded = std::round(std::min(std::abs(value), 9e15 / scale) * scale);
    const auto whole = static_cast<std::uint64_t>(rounded / scale);
    if (value < 0 && rounded > 0) writer.put(minus);
    put_grouped(writer, whole);
    if (decimals > 0) {
        writer.put(marks_of(language()).point);
        writer.put_digits(static_cast<std::int64_t>(rounded - static_cast<double>(whole) * scale), decimals);
    }
    return writer.view();
}

std::string_view percent(double share) {
    if (share > 0 && share < 0.005) return concat({"<1", no_break_space, "%"});
    return concat({number(std::llround(share * 100)), no_break_space, "%"});
}

std::string_view file_size(std::int64_t bytes) {
    if (bytes < 1000) return concat({number(bytes), no_break_space, "B"});
    if (bytes < 1'000'000) return concat({number((bytes + 500) / 1000), no_break_space, "kB"});
    if (bytes < 1'000'000'000) return concat({decimal(static_cast<double>(bytes) / 1e6, 1), no_break_space, "MB"});
    return concat({decimal(static_cast<double>(bytes) / 1e9, 1), no_break_space, "GB"});
}

std::string_view date(core::Date of, core::Date today) {
    const core::CivilDate civil = core::to_civil(of);
    Writer writer(32);
    writer.put_digits(civil.day, 1);
    writer.put(" ");
    writer.put(month_name_short(civil.month));
    if (civil.year != core::to_civil(today).year) {
        writer.put(" ");
        writer.put_digits(civil.year, 1);
    }
    return writer.view();
}

std::string_view date_with_weekday(core::Date of, core::Date today) {
    const auto& names = language() == Language::sv ? weekdays_sv : weekdays_en;
    return concat({names[static_cast<std::size_t>(core::weekday(of))], " ", date(of, today)});
}

std::string_view time_of_day(core::InstantMs at, const core::TimeZone& time_zone) {
    const std::int64_t local = at + time_zone.utc_offset_minutes(at) * minute;
    const std::int64_t minutes = (((local % day) + day) % day) / minute;
    Writer writer(8);
    writer.put_digits(minutes / 60, 2);
    writer.put(":");
    writer.put_digits(minutes % 60, 2);
    return writer.view();
}

std::string_view date_and_time(core::InstantMs at, const core::TimeZone& time_zone, core::Date today) {
    return concat({date(core::day_of(at, time_zone), today), " ", time_of_day(at, time_zone)});
}

std::string_view month_name(int month) { return (language() == Language::sv ? months_sv : months_en)[place(month)]; }
std::string_view month_name_short(int month) {
    return (language() == Language::sv ? short_sv : short_en)[place(month)];
}

std::string_view month_and_year(int year, int month, core::Date today) {
    if (year == core::to_civil(today).year) return month_name(month);
    Writer writer(32);
    writer.put(month_name(month));
    writer.put(" ");
    writer.put_digits(year, 1);
    return writer.view();
}

std::string_view days_short(std::int64_t days) { return format(Msg::days_short, {{"n", number(days)}}); }
std::string_view days_long(std::int64_t days) { return count(Plural::days_count, days); }

std::string_view time_ago(core::InstantMs at, core::InstantMs now, const core::TimeZone& time_zone) {
    constexpr std::int64_t hour = 60 * minute;
    const core::Date of = core::day_of(at, time_zone), today = core::day_of(now, time_zone);
    if (now - at >= 12 * hour && of != today) return relative_day(of, today);
    if (now - at >= hour) return count(Plural::moment_hours_ago, (now - at) / hour);
    if (now - at >= minute) return count(Plural::moment_minutes_ago, (now - at) / minute);
    return text(Msg::moment_now);
}

std::string_view relative_day(core::Date of, core::Date today) {
    switch (const std::int64_t ahead = of - today) {
        case -1: return text(Msg::day_yesterday);
        case 0: return text(Msg::day_today);
        case 1: return text(Msg::day_tomorrow);
        default: return ahead > 0 ? count(Plural::day_in_n, ahead) : count(Plural::day_n_ago, -ahead);
    }
}

}  // namespace tratt::i18n
