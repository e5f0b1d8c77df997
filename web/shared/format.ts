/** Numbers, money and time as they are said on screens; the server's plain pages say them the same way. */
export * from '#kernel/spoken.ts'
