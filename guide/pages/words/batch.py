"""
Words of a batch: how far it is, its charts and the pages of its list.
"""

BATCH: dict[str, tuple[str, str]] = {
    "running.title": ("Reviewing your posts", "正在审校"),
    "running.waiting": ("Waiting for the first posts", "等待首批结果"),
    "running.done": ("{n} posts reviewed", "已审校 {n} 篇"),
    "running.of": ("{n} of {all} posts reviewed", "已审校 {n} / {all} 篇"),
    "running.left.seconds": ("less than a minute left", "剩余不到 1 分钟"),
    "running.left.minutes": ("about {n} min left", "约剩 {n} 分钟"),
    "running.leave": (
        "You can close this page. The work goes on, and this address shows it.",
        "可以关闭页面，审校会继续，再次打开此链接即可查看。",
    ),
    "running.stop": ("Stop", "停止"),
    "running.show": ("Show the {n} finished", "查看已完成的 {n} 篇"),
    "running.sofar": ("So far: ", "目前："),
    "stopped.title": ("Stopped. What is done is kept.", "已停止，已完成的部分已保存。"),
    "failed.title": ("The review came to a halt. What is done is kept.", "审校中断，已完成的部分已保存。"),
    "stopped.go-on": ("Go on", "继续审校"),
    "charts.view": ("Charts", "图表"),
    "charts.overview": ("Overview", "概览"),
    "charts.parts": ("By severity and file", "按严重程度和文件"),
    "charts.time": ("Over time", "按发布日期"),
    "chart.map": ("Where it sits", "集中在哪里"),
    "chart.map.lead": (
        "Findings by file and category. Press a square to filter the list.",
        "按文件和类别统计。点方块可筛选列表。",
    ),
    "chart.map.cell": ("{file}, {category}: {n} findings", "{file}，{category}：{n} 处"),
    "chart.severity": ("How serious it is", "严重程度"),
    "chart.severity.lead": (
        "Findings by severity. Press a bar to filter the list.",
        "按严重程度统计。点一段可筛选列表。",
    ),
    "chart.byfile": ("Which files", "哪些文件"),
    "chart.time": ("When it would go out", "计划何时发布"),
    "chart.time.lead": (
        "Findings by planned date. Press a bar to filter the list.",
        "按计划发布日期统计。点一段可筛选列表。",
    ),
    "chart.time.none": ("No date", "无日期"),
    "chart.time.week": ("week of {day}", "{day}起一周"),
    "chart.csv": ("Download table (CSV)", "下载表格（CSV）"),
    "chart.most": ("The {n} worst; the table has all.", "图中为问题最严重的 {n} 项，表格含全部。"),
    "chart.post": ("File", "文件"),
    "posts.page": ("{first}–{last} of {all}", "第 {first}–{last} 篇，共 {all} 篇"),
    "posts.before": ("Previous", "上一页"),
    "posts.after": ("Next", "下一页"),
    "posts.cell": ("{category} in {file}", "{file} 的{category}"),
    "unread.more": ("and {n} more; the download lists all", "另有 {n} 个，下载文件中有完整列表"),
}
