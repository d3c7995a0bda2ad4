// The engine behind its JSON interface, with a clock that stands still.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "codec/core_interface.hpp"
#include "database.hpp"

namespace tratt::test {

class CoreWorld {
public:
    core::Moment moment{test_now, core::TimeZone(60)};
    codec::CoreInterface core{{[this] { return moment; }, environment().random,
                               [](std::string_view key) { return "<" + std::string(key) + ">"; }},
                              core::Language::sv};

    // The answer; whatever is refused is a failure.
    std::string ask(std::string_view request) {
        std::string answer = core.call(request);
        CHECK_MESSAGE(!answer.starts_with("{\"error\""), answer);
        return answer;
    }
    void command(std::string_view command) { (void)ask("{\"command\":" + std::string(command) + "}"); }
    // The error; whatever is not refused is a failure, and so is whatever is refused but changes something.
    std::string refuse(std::string_view request) {
        const std::string before = core.export_lines();
        std::string answer = core.call(request);
        CHECK_MESSAGE(answer.starts_with("{\"error\""), answer);
        CHECK_MESSAGE(core.export_lines() == before, request);
        return answer;
    }
    std::string refuse_command(std::string_view command) {
        return refuse("{\"command\":" + std::string(command) + "}");
    }

    void company(std::string_view name, std::string_view category_id) {
        command(R"({"type":"create_record","entity":"company","values":{"name":")" + std::string(name) +
                R"(","category":")" + std::string(category_id) + R"("}})");
    }
    void contact(std::string_view values) {
        command(R"({"type":"create_record","entity":"contact","values":)" + std::string(values) + "}");
    }
};

inline constexpr const char* lead_category = "01900000-0000-7000-8000-000200000001";
inline constexpr const char* customer_category = "01900000-0000-7000-8000-000200000005";

}  // namespace tratt::test
