/** 行情: what others in the city pay for the same trade. Browser-safe. */

/** Posts count by the day they were published, this many days back. */
export const GOING_RATE_DAYS = 30
/** Of fewer posts a median would say what one neighbour pays. */
export const GOING_RATE_LEAST_POSTS = 5
