import { routes } from '#kernel/mount.ts'
import { changePost, copyPost } from './change-post.ts'
import { addShifts, setHeadcount, withdrawShift } from './change-shifts.ts'
import { checkPostText } from './check-post-text.ts'
import { closePost, decidePost, pausePost, resumePost } from './end-post.ts'
import { findShifts } from './find-shifts.ts'
import { getGoingRate } from './going-rate.ts'
import * as api from './jobs.api.ts'
import { dropTemplate, listTemplates, saveTemplate } from './keep-templates.ts'
import { listEmployerPosts, listMarketPosts, listPostReviews } from './list-posts.ts'
import { listEmployerShifts, listMarketShifts } from './list-shifts.ts'
import { callContact, getPost, getPostRecord, getShift } from './read-post.ts'
import { decideReport, listPostReports, reportPost } from './report-post.ts'
import { submitPost } from './submit-post.ts'
import { writePost } from './write-post.ts'

export default routes(api, {
  writePost,
  changePost,
  submitPost,
  checkPostText,
  pausePost,
  resumePost,
  closePost,
  copyPost,
  getPost,
  getPostRecord,
  listEmployerPosts,
  listMarketPosts,
  listPostReviews,
  decidePost,
  callContact,
  addShifts,
  setHeadcount,
  withdrawShift,
  getShift,
  findShifts,
  listEmployerShifts,
  listMarketShifts,
  reportPost,
  listPostReports,
  decideReport,
  listTemplates,
  saveTemplate,
  dropTemplate,
  getGoingRate,
})
