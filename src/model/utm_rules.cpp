#include "model/utm_rules.hpp"

namespace tratt::model {

std::array<Field, 5> utm_fields(UtmLevel level) {
    switch (level) {
        case UtmLevel::first_touch:
            return {Field::contact_first_touch_source, Field::contact_first_touch_medium,
                    Field::contact_first_touch_campaign, Field::contact_first_touch_term,
                    Field::contact_first_touch_content};
        case UtmLevel::creation:
            return {Field::contact_creation_source, Field::contact_creation_medium, Field::contact_creation_campaign,
                    Field::contact_creation_term, Field::contact_creation_content};
        case UtmLevel::conversion:
            return {Field::form_submission_utm_source, Field::form_submission_utm_medium,
                    Field::form_submission_utm_campaign, Field::form_submission_utm_term,
                    Field::form_submission_utm_content};
        case UtmLevel::company_source: break;
    }
    return {Field::company_source_source, Field::company_source_medium, Field::company_source_campaign,
            Field::company_source_term, Field::company_source_content};
}

std::vector<FieldValue> utm_values(UtmLevel level, const UtmValues& values) {
    const std::array<Field, 5> fields = utm_fields(level);
    const std::array<const std::string*, 5> texts = {&values.source, &values.medium, &values.campaign, &values.term,
                                                     &values.content};
    std::vector<FieldValue> found;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!texts[i]->empty()) found.push_back({fields[i], *texts[i]});
    }
    return found;
}

std::string clean_utm(std::string_view value) {
    const std::string visible = core::without_controls(value);
    const std::string text = core::lower(core::compose(core::trim(visible)));
    std::string clean;
    bool is_after_blank = false;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = core::next_code_point(text, i);
        const bool blank = core::is_blank(c);
        if (!blank && is_after_blank) clean += '_';
        if (!blank) core::append_utf8(clean, c);
        is_after_blank = blank;
    }
    return clean;
}

UtmValues clean_utm(const UtmValues& values) {
    return {clean_utm(values.source), clean_utm(values.medium), clean_utm(values.campaign), clean_utm(values.term),
            clean_utm(values.content)};
}

UtmWriting utm_writing(const UtmValues& first_touch, const UtmValues& link, const UtmSituation& situation) {
    UtmWriting writing;
    if (!situation.is_enabled) return writing;
    writing.conversion = clean_utm(link);
    if (!situation.is_new_contact) return writing;
    writing.first_touch = clean_utm(first_touch);
    writing.creation = writing.conversion;
    if (situation.is_new_company) writing.company_source = writing.creation;
    return writing;
}

}  // namespace tratt::model
