#include "model/seeds.hpp"

#include <array>

namespace tratt::model {

namespace {

using G = CategoryGroup;

constexpr std::array all = {
    Seed{Entity::category, lead_id, "category_lead", G::potential_customer, true},
    Seed{Entity::category, mql_id, "category_mql", G::potential_customer, true},
    Seed{Entity::category, opportunity_id, "category_opportunity", G::potential_customer, true},
    Seed{Entity::category, lost_opportunity_id, "category_lost_opportunity", G::potential_customer, false},
    Seed{Entity::category, customer_id, "category_customer", G::customer, false},
    Seed{Entity::category, former_customer_id, "category_former_customer", G::lost, false},
    Seed{Entity::category, partner_id, "category_partner", G::partner, false},
    Seed{Entity::category, other_id, "category_other", G::other, false},
    Seed{Entity::lead_status, open_id, "lead_status_open"},
    Seed{Entity::lead_status, contacting_id, "lead_status_contacting"},
    Seed{Entity::lead_status, disqualified_id, "lead_status_disqualified"},
    Seed{Entity::lead_status, re_nurture_id, "lead_status_re_nurture"},
    Seed{Entity::lead_status, qualified_id, "lead_status_qualified"},
    Seed{Entity::business, not_specified_id, "business_not_specified"},
    Seed{Entity::user, me_id, "user_me"},
};

}  // namespace

std::span<const Seed> seeds() { return all; }

}  // namespace tratt::model
