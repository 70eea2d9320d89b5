/** What a comparison of something declared with something registered says. `unclear` goes to an officer. */
export type Likeness = 'same' | 'unclear' | 'different';
