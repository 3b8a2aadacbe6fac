// The platform's own lists are not published. These are assumed, and settings can replace them.
export const emailTypes: readonly string[] = ["Work", "Personal", "Other"];
export const phoneTypes: readonly string[] = ["Work", "Mobile", "Home", "Fax", "Other"];
export const socialTypes: readonly string[] = ["LinkedIn", "Facebook", "Twitter", "Instagram", "YouTube", "Other"];
