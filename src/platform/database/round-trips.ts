/** Questions sent to the database since this process started. Read by the bench, which holds a sign-in to a budget. */
export const roundTrips = { count: 0 };
